import type { Fence } from '../entry.ts';
import { show } from '../text/prose/words.ts';
import { isCommandLanguage } from './commands.ts';
import { type Finding, type Rule } from './rule.ts';
import { documentsOf } from './documents-of.ts';

export const stepWithoutExpect: Rule = {
	name: 'step-without-expect',
	summary: 'Every command of a runbook is in a step that says what to expect.',
	check: (content) =>
		documentsOf(content, 'runbook').flatMap(({ file, body }) => {
			const inSteps = new Set(body.steps.flatMap(({ fences }) => fences));
			const withoutExpect = body.steps.filter(
				({ fences, saysWhatToExpect }) => !saysWhatToExpect && fences.some(isCommand),
			);
			const outsideSteps = body.fences.filter((fence) => isCommand(fence) && !inSteps.has(fence));
			return [
				...withoutExpect.map(({ title, position }): Finding => ({
					file,
					position,
					message: `The step ${show(title)} has a command but does not say what to expect, so readers cannot tell success from failure.`,
					help: 'Between <Expect> and </Expect>, write what a successful run prints and what other output means.',
				})),
				...outsideSteps.map(({ position }): Finding => ({
					file,
					position,
					message: 'This command is not in a step, so readers do not know what to expect.',
					help: 'Put it into a <Step title="…"> with an <Expect>. If readers do not run it, give the block another language, such as "text".',
				})),
			];
		}),
};

function isCommand({ language }: Fence): boolean {
	return isCommandLanguage(language);
}
