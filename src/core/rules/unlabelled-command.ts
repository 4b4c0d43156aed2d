import type { Fence } from '../entry.ts';
import { EFFECTS } from '../schema/primitives.ts';
import { closestName } from '../text/closest-name.ts';
import { listOf, show } from '../text/words.ts';
import { COMMAND_FENCES, isCommandLanguage } from './commands.ts';
import type { Rule } from './rule.ts';

export const unlabelledCommand: Rule = {
	name: 'unlabelled-command',
	summary: 'A command says in which language it is and what it does to the system it is run against.',
	check: ({ documents }) =>
		documents.flatMap(({ file, body }) =>
			body.fences.flatMap((fence) => {
				const words = explain(fence);
				return words ? [{ file, position: fence.position, ...words }] : [];
			}),
		),
};

function explain({ language, meta }: Fence): { message: string; help: string } | undefined {
	if (language === '') {
		return {
			message: 'This block does not say in which language it is, so readers cannot tell a command from its output.',
			help: 'Write the language after the back-ticks: "text" for output, "sh effect=read" for a harmless command.',
		};
	}
	const effect = meta['effect'];
	if (!isCommandLanguage(language)) {
		// The page would show it as a command to copy, and nothing looks at what it does.
		if (effect === undefined) return undefined;
		return {
			message: `A block in "${language}" is not a command, so nothing checks what it does, and it has an effect.`,
			help: 'Delete the effect, or name the language of the command: sh, sql or promql.',
		};
	}
	const name = COMMAND_FENCES[language.toLowerCase() as keyof typeof COMMAND_FENCES];
	const isKnown = effect !== undefined && (EFFECTS as readonly string[]).includes(effect);
	if (language !== name) {
		return {
			message: `This block is in "${language}", which the site does not take for a command it can label.`,
			help: `Write \`\`\`${name} effect=${isKnown ? effect : 'read'}${isKnown ? '' : ' (or change, or destroy)'}.`,
		};
	}
	if (effect === undefined) {
		return {
			message: 'This command does not say what it does to the system it is run against.',
			help: `Write \`\`\`${name} effect=read on the opening line, or change, or destroy.`,
		};
	}
	if (isKnown) return undefined;
	const closest = closestName(effect, EFFECTS);
	return {
		message: `The effect of this command is ${show(effect)}, which is not one of ${listOf(EFFECTS)}.`,
		help: closest ? `Did you mean "${closest}"?` : 'If in doubt, take the more dangerous one.',
	};
}
