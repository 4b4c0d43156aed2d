import { plainText } from '../../match/text/plain-text.ts';
import { plainLine } from '../../text/prose/words.ts';

/**
 * A span of a paste as one line that is safe for a terminal: without colours, without control characters that a log
 * could use to change the display, and with at most `maxLength` characters.
 */
export function printable(text: string, maxLength = 600): string {
	// The slice is long enough to make up for characters that decoding drops, but bounded for a line of many megabytes.
	const plain = plainLine(plainText(text.slice(0, maxLength * 8)));
	return plain.length <= maxLength ? plain : `${plain.slice(0, maxLength - 1)}…`;
}
