import type { Entry } from '../entry.ts';
import { COMMAND_FENCES, isCommandLanguage } from '../rules/commands.ts';

/**
 * Every command of a runbook with its place. Questions come before mitigations, although some pages show them after.
 */
export function placedCommands({ data, body }: Pick<Entry<'runbook'>, 'data' | 'body'>): PlacedCommand[] {
	const commands: PlacedCommand[] = [];
	const add = (place: string, language: string, code: string | undefined, effect = 'read'): void => {
		if (code !== undefined) commands.push({ place, language, code, effect });
	};
	if (data.confirm) add('confirm', data.confirm.language, data.confirm.command);
	for (const { id, language, command } of data.evidence) add(`evidence ${id}`, language, command);
	for (const [index, { language, command }] of data.discriminators.entries()) {
		add(`question ${index + 1}`, language, command);
	}
	for (const [index, { language, check, command, effect }] of data.mitigations.entries()) {
		add(`mitigation ${index + 1} check`, language, check);
		add(`mitigation ${index + 1}`, language, command, effect);
	}
	for (const [index, step] of body.steps.entries()) {
		const fences = step.fences.filter(({ language }) => isCommandLanguage(language));
		for (const [number, fence] of fences.entries()) {
			const place = `step ${index + 1}${number === 0 ? '' : `, block ${number + 1}`}`;
			const language = COMMAND_FENCES[fence.language.toLowerCase() as keyof typeof COMMAND_FENCES];
			add(place, language, fence.code, fence.meta['effect']);
		}
	}
	if (data.verify) add('verify', data.verify.language, data.verify.command);
	return commands;
}

export interface PlacedCommand {
	/** As in a rehearsal plan: `question 2`, `mitigation 1 check`. */
	place: string;
	language: string;
	code: string;
	effect: string;
}
