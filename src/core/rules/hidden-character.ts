import type { AnyDocument } from '../entry.ts';
import { nameOfCharacter } from '../text/safety/hidden-characters.ts';
import type { FaultOf } from './fault.ts';
import { commandsOf } from './commands.ts';
import { faultsOf, type Finding, type Rule } from './rule.ts';

export const hiddenCharacter: Rule = {
	name: 'hidden-character',
	summary: 'Every character of a file is visible, so that the published text is the reviewed text.',
	check: (content) => [
		...faultsOf(content, 'hidden-character').map((fault) => ({
			file: fault.file,
			position: fault.position,
			message: messageFor(fault),
			help: HELP[fault.as],
		})),
		...content.documents.flatMap(misleadingCharacters),
	],
};

/** A letter that looks like a Latin one, next to a real Latin letter. */
const FOREIGN_LETTER =
	/[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\uff21-\uff5a](?=\p{Script=Latin})|(?<=\p{Script=Latin})[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;

/**
 * Finds characters that are harmless in prose but misleading in a command: a no-break space, which the shell treats as a
 * letter, and a letter of another alphabet.
 */
function misleadingCharacters(document: AnyDocument): Finding[] {
	return commandsOf(document).flatMap(({ code, subject, locate }) => {
		const at = (offset: number, text: string) => ({ file: document.file, position: locate(offset, text) });
		const space = /(?! )\p{Zs}/u.exec(code);
		const letter = FOREIGN_LETTER.exec(code);
		const findings: Finding[] = [];
		if (space) {
			const name = nameOfCharacter(space[0].codePointAt(0) ?? 0);
			const message = `${subject} has ${name} instead of a space, and a shell treats it as a letter.`;
			findings.push({ ...at(space.index, space[0]), message, help: 'Type the space again.' });
		}
		if (letter) {
			const name = nameOfCharacter(letter[0].codePointAt(0) ?? 0);
			const message = `${subject} has ${name} in a word of Latin letters, so the word is not the one that it looks like.`;
			findings.push({ ...at(letter.index, letter[0]), message, help: 'Type the word again.' });
		}
		return findings;
	});
}

function messageFor({ codePoint, as, lines }: FaultOf<'hidden-character'>): string {
	const name = nameOfCharacter(codePoint);
	const elsewhere = lines.slice(1);
	const shown = elsewhere.slice(0, 5).join(', ');
	const more = elsewhere.length > 5 ? ` and ${elsewhere.length - 5} more` : '';
	const also = shown === '' ? '' : ` It is also on ${elsewhere.length === 1 ? 'line' : 'lines'} ${shown}${more}.`;
	return `${SUBJECT[as](name)}: readers do not see what the file contains.${also}`;
}

const SUBJECT = {
	character: (name: string) => `There is a hidden character here, ${name}`,
	escape: (name: string) => `This text has a hidden character, written as an escape, ${name}`,
} as const satisfies Record<FaultOf<'hidden-character'>['as'], (name: string) => string>;

const HELP = {
	character:
		'Delete it; type the text again if your editor does not show it. In "examples" and "nearMisses" write it as an escape in double quotes, "\\u200B".',
	escape:
		'Delete it. Only "examples" and "nearMisses" may have hidden characters, because they repeat what a program prints.',
} as const satisfies Record<FaultOf<'hidden-character'>['as'], string>;
