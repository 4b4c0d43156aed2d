import type { AnyDocument } from '../entry.ts';
import { nameOfCharacter } from '../text/hidden-characters.ts';
import type { FaultOf } from './fault.ts';
import { commandsOf } from './commands.ts';
import { faultsOf, type Finding, type Rule } from './rule.ts';

export const hiddenCharacter: Rule = {
	name: 'hidden-character',
	summary: 'Every character of a file can be seen, so that what is reviewed is what is published.',
	check: (content) => [
		...faultsOf(content, 'hidden-character').map((fault) => ({
			file: fault.file,
			position: fault.position,
			message: messageFor(fault),
			help: HELP[fault.as],
		})),
		...content.documents.flatMap(spacesInCommands),
	],
};

/** A no-break space is fine in prose, and looks like a space in a command, where the shell takes it for a letter. */
function spacesInCommands(document: AnyDocument): Finding[] {
	return commandsOf(document).flatMap(({ code, where, locate }) => {
		const found = /(?! )\p{Zs}/u.exec(code);
		if (!found) return [];
		const name = nameOfCharacter(found[0].codePointAt(0) ?? 0);
		return [
			{
				file: document.file,
				position: locate(found.index, found[0]),
				message: `${where} has ${name} where a space seems to be, and a shell takes it for a letter.`,
				help: 'Type the space again.',
			},
		];
	});
}

function messageFor({ codePoint, as, lines }: FaultOf<'hidden-character'>): string {
	const name = nameOfCharacter(codePoint);
	const elsewhere = lines.slice(1);
	const named = elsewhere.slice(0, 5).join(', ');
	const more = elsewhere.length > 5 ? ` and ${elsewhere.length - 5} more` : '';
	const also = named === '' ? '' : ` It is also on ${elsewhere.length === 1 ? 'line' : 'lines'} ${named}${more}.`;
	return `${WHAT[as](name)}: what readers see is not what the file says.${also}`;
}

const WHAT = {
	character: (name: string) => `There is a hidden character here, ${name}`,
	escape: (name: string) => `This text has a hidden character, written as an escape, ${name}`,
} as const satisfies Record<FaultOf<'hidden-character'>['as'], (name: string) => string>;

const HELP = {
	character:
		'Delete it; type the text again if your editor does not show it. In "examples" and "nearMisses" write it as an escape in double quotes, "\\u200B".',
	escape:
		'Delete it. Only "examples" and "nearMisses" may have hidden characters, because they repeat what a program prints.',
} as const satisfies Record<FaultOf<'hidden-character'>['as'], string>;
