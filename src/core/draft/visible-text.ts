import { withoutHidden } from '../text/safety/hidden-characters.ts';

/**
 * Cleans a text from a terminal or a browser for a draft: removes colours and hidden characters, and turns all line breaks
 * into line feeds. The result passes the rule `hidden-character` and is valid in YAML.
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
