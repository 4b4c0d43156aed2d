import { ASCII_CLASS, DIGIT, isWordCode, LEAD, TRANSPARENT } from './chars.ts';

/**
 * False if the words in front of `at` on its line are certainly not a prefix in the sense of `gutters.ts`.
 *
 * Judges by the text alone: a bar, an `E` in front, or two words that the line above begins with too.
 */
export function mayHaveGutter(text: string, at: number): boolean {
	const start = lineStart(text, at);
	if (at - start > LONGEST) return true;
	if (start === 0) return hasBar(text, start, at) || isPytest(text, start);
	return hasBar(text, start, at) || isPytest(text, start) || sharesTwoWords(text, lineStart(text, start - 1), start);
}

/** Prefixes are shorter than this; behind longer ones nothing is certain. */
const LONGEST = 2048;
const BAR = 124;
/** Steps after which the comparison of two lines gives up. */
const MOST_STEPS = 512;

function lineStart(text: string, at: number): number {
	return at <= 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

function hasBar(text: string, from: number, to: number): boolean {
	for (let i = from; i < to; i++) if (text.charCodeAt(i) === BAR) return true;
	return false;
}

function isPytest(text: string, start: number): boolean {
	let i = start;
	while (i < text.length && !isWordCode(text.charCodeAt(i)) && text.charCodeAt(i) !== 10) i++;
	return text.charCodeAt(i) === 69 && text.charCodeAt(i + 1) === 32;
}

/** Whether two lines begin with the same two words, any two numbers being the same; true if it is hard to say. */
function sharesTwoWords(text: string, a: number, b: number): boolean {
	let i = a;
	let j = b;
	for (let shared = 0; shared < 2; shared++) {
		i = wordStart(text, i);
		j = wordStart(text, j);
		if (i < 0 || j < 0) return true;
		let steps = 0;
		if (isDigitAt(text, i) && isDigitAt(text, j)) {
			while (isDigitAt(text, i)) i++;
			while (isDigitAt(text, j)) j++;
			continue;
		}
		while (isWordCode(text.charCodeAt(i)) && text.charCodeAt(i) === text.charCodeAt(j) && steps++ < MOST_STEPS) {
			i++;
			j++;
		}
		if (steps >= MOST_STEPS || !isEnd(text, i) || !isEnd(text, j))
			return steps >= MOST_STEPS || isOdd(text, i) || isOdd(text, j);
		if (steps === 0) return false;
	}
	return true;
}

/** The next word of the line; -1 if something comes first that needs decoding, or the end of the line. */
function wordStart(text: string, from: number): number {
	let i = from;
	while (i < text.length) {
		const code = text.charCodeAt(i);
		if (isWordCode(code) && code !== 95) return i;
		if (code === 10) return i;
		if (isOdd(text, i)) return -1;
		i++;
	}
	return i;
}

function isEnd(text: string, at: number): boolean {
	return at >= text.length || (!isWordCode(text.charCodeAt(at)) && !isOdd(text, at));
}

/** Anything that decoding may change, brackets aside. */
function isOdd(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	if (code >= 128) return true;
	const kind = ASCII_CLASS[code];
	if (code === 91 || code === 60) return /^(?:\[[\d;]*m|<\/?[a-z])/i.test(text.slice(at, at + 12));
	return kind === LEAD || kind === TRANSPARENT;
}

function isDigitAt(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return code < 128 && ASCII_CLASS[code] === DIGIT;
}
