import { NUMBER } from './tokens.ts';
import type { Tokens } from './token-list.ts';
import { LINE_FEED } from './chars.ts';

/**
 * Marks the words before the message on each line: `web_1  | `, `E   `, or the time and names that a line shares with
 * the line above it. A message that continues over several such lines can then be read without these words.
 *
 * Only a second reading uses the marks, so a wrong mark does no harm.
 *
 * @param first Index of the first token that is not marked yet.
 */
export function markGutters(text: string, tokens: Tokens, first: number): void {
	let lineFirst = first;
	while (lineFirst > 0 && tokens.lines[lineFirst - 1] === tokens.lines[first]) lineFirst--;
	// The first token of the line above; `lineFirst` if there is no line above.
	let previous = lineFirst;
	while (previous > 0 && tokens.lines[previous - 1] === tokens.lines[lineFirst - 1]) previous--;
	while (lineFirst < tokens.count) {
		let next = lineFirst + 1;
		while (next < tokens.count && tokens.lines[next] === tokens.lines[lineFirst]) next++;
		const length = gutterLength(text, tokens, lineFirst, next, previous);
		for (let i = lineFirst; i < lineFirst + length; i++) tokens.gutter[i] = 1;
		previous = lineFirst;
		lineFirst = next;
	}
}

/** In words. */
const MAX_GUTTER_LENGTH = 16;
const BAR = 124;

function gutterLength(text: string, tokens: Tokens, first: number, end: number, previous: number): number {
	const last = Math.min(end, first + MAX_GUTTER_LENGTH);
	return Math.max(
		barLength(text, tokens, first, last),
		pytestLength(text, tokens, first),
		sharedLength(text, tokens, first, last, end, previous),
	);
}

/** Number of words in a prefix such as `web_1  | ` or `16|api  | `: those before the last bar near the line's start. */
function barLength(text: string, tokens: Tokens, first: number, last: number): number {
	let length = 0;
	for (let i = first; i < Math.min(last, first + 8); i++) {
		const end = tokens.end[i] as number;
		const next = i + 1 < tokens.count ? (tokens.start[i + 1] as number) : end + 8;
		for (let at = end; at < Math.min(next, end + 40) && text.charCodeAt(at) !== LINE_FEED; at++) {
			if (text.charCodeAt(at) === BAR) length = i + 1 - first;
		}
	}
	return length;
}

/** Number of words in the prefix that pytest prints before an exception, as in `E   sqlalchemy.exc…`. */
function pytestLength(text: string, tokens: Tokens, first: number): number {
	const end = tokens.end[first] as number;
	const isE = end - (tokens.start[first] as number) === 1 && text.charCodeAt(end - 1) === 69;
	return isE && text.charCodeAt(end) === 32 && text.charCodeAt(end + 1) === 32 ? 1 : 0;
}

/**
 * Number of words that the line shares with the start of the line above; 0 if there is only one, or if the line has no
 * other words. All numbers count as equal.
 */
function sharedLength(
	text: string,
	tokens: Tokens,
	first: number,
	last: number,
	end: number,
	previous: number,
): number {
	if (previous === first) return 0;
	let length = 0;
	while (
		first + length < last &&
		previous + length < first &&
		sameWord(text, tokens, first + length, previous + length)
	) {
		length++;
	}
	return length >= 2 && first + length < end ? length : 0;
}

function sameWord(text: string, tokens: Tokens, a: number, b: number): boolean {
	if (tokens.kind[a] !== tokens.kind[b]) return false;
	if (tokens.kind[a] === NUMBER) return true;
	const startA = tokens.start[a] as number;
	const startB = tokens.start[b] as number;
	const length = (tokens.end[a] as number) - startA;
	if ((tokens.end[b] as number) - startB !== length) return false;
	for (let i = 0; i < length; i++) if (text.charCodeAt(startA + i) !== text.charCodeAt(startB + i)) return false;
	return true;
}
