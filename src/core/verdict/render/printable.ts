import { plainText } from '../../match/text/plain-text.ts';
import { plainLine } from '../../text/words.ts';

/**
 * A span of a paste on one line, safe for a terminal: no colours, no control characters that a log could use to change
 * what the terminal shows, at most `longest` characters.
 */
export function printable(text: string, longest = 600): string {
	// Long enough for what decoding drops, and short enough for a line of many megabytes.
	const plain = plainLine(plainText(text.slice(0, longest * 8)));
	return plain.length <= longest ? plain : `${plain.slice(0, longest - 1)}…`;
}
