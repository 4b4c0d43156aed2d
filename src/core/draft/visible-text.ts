import { withoutHidden } from '../text/hidden-characters.ts';

/**
 * A text from a terminal or a browser as a draft may hold it: without colours and hidden characters, with line feeds as
 * the only line breaks. What is left passes the rule `hidden-character`, and YAML can hold it.
 */
export function visibleText(text: string): string {
	return withoutHidden(
		text
			.replace(COLOUR, '')
			.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
			.toWellFormed(),
	);
}
// eslint-disable-next-line no-control-regex -- colour codes begin with a control character.
const COLOUR = /\u001b\[[0-9;?]{0,40}[A-Z]/gi;
