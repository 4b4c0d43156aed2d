import type { Fence } from '../entry.ts';
import { EFFECTS } from '../schema/primitives.ts';
import { closestName } from '../text/closest-name.ts';
import { listOf, show } from '../text/prose/words.ts';
import { COMMAND_FENCES, isCommandLanguage } from './commands.ts';
import type { Rule } from './rule.ts';

export const unlabelledCommand: Rule = {
	name: 'unlabelled-command',
	summary: 'A command states its language and its effect on the system that it runs against.',
	check: ({ documents }) =>
		documents.flatMap(({ file, body }) =>
			body.fences.flatMap((fence) => {
				const explanation = explain(fence);
				return explanation ? [{ file, position: fence.position, ...explanation }] : [];
			}),
		),
};

function explain({ language, meta }: Fence): { message: string; help: string } | undefined {
	if (language === '') {
		return {
			message: 'This block has no language, so readers cannot tell a command from its output.',
			help: 'Write the language after the back-ticks: "text" for output, "sh effect=read" for a harmless command.',
		};
	}
	const effect = meta['effect'];
	if (!isCommandLanguage(language)) {
		// The page would show the block as a command to copy, although nothing checks its effect.
		if (effect === undefined) return undefined;
		return {
			message: `A block in "${language}" is not a command, so nothing checks the effect that its label states.`,
			help: 'Delete the effect, or name the language of the command: sh, sql or promql.',
		};
	}
	const name = COMMAND_FENCES[language.toLowerCase() as keyof typeof COMMAND_FENCES];
	const isKnown = effect !== undefined && (EFFECTS as readonly string[]).includes(effect);
	if (language !== name) {
		return {
			message: `This block is in "${language}", a name that the site does not recognise, so it cannot label the command.`,
			help: `Write \`\`\`${name} effect=${isKnown ? effect : 'read'}${isKnown ? '' : ' (or change, or destroy)'}.`,
		};
	}
	if (effect === undefined) {
		return {
			message: 'This command does not state its effect on the system that it runs against.',
			help: `Write \`\`\`${name} effect=read on the opening line, or use change or destroy.`,
		};
	}
	if (isKnown) return undefined;
	const closest = closestName(effect, EFFECTS);
	return {
		message: `The effect of this command is ${show(effect)}, which is not one of ${listOf(EFFECTS)}.`,
		help: closest ? `Did you mean "${closest}"?` : 'If in doubt, use the more dangerous effect.',
	};
}
