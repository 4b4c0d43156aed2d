import {
	ASCII_CLASS,
	BACKSLASH,
	CARRIAGE_RETURN,
	DIGIT,
	LETTER,
	NEWLINE,
	SEPARATOR,
	UNDERSCORE,
} from '../text/chars.ts';

/**
 * Sets of words, known by their first two characters: 32 numbers, one for each first character, with the second ones as
 * bits. Case does not matter, and a word that is one character long has a bit of its own. Small enough to have one for
 * each anchor, and sharp enough to exclude nine of ten lines.
 */
export type Beginnings = Int32Array;

/** How many numbers a set takes. */
export const ROW = 32;
/** A number with all bits: any second character. */
export const ANY = -1;

/** Adds a word of ASCII. */
export function addBeginning(set: Beginnings, word: string): void {
	const first = word.charCodeAt(0) & 31;
	set[first] = word.length === 1 ? ANY : (set[first] as number) | (1 << (word.charCodeAt(1) & 31));
}

/** Whether a set holds the beginning of a word of ASCII. */
export function hasBeginning(set: Beginnings, word: string): boolean {
	const seconds = set[word.charCodeAt(0) & 31] as number;
	return word.length === 1 ? seconds !== 0 : ((seconds >>> (word.charCodeAt(1) & 31)) & 1) === 1;
}

/** The bits of the second characters with which the word at a place may begin: all where decoding may change it. */
export function secondsAt(bytes: Uint8Array, at: number): number {
	const kind = classAt(bytes, at + 1);
	if (kind === LETTER || kind === DIGIT) return 1 << ((bytes[at + 1] as number) & 31);
	return kind === SEPARATOR ? ENDS : ANY;
}

/**
 * Collects the words that begin in `bytes[from, to]`.
 *
 * @returns `false` if decoding might find other words there: an escape begins, or there is a character that it drops.
 */
export function collectBeginnings(bytes: Uint8Array, from: number, to: number, set: Beginnings): boolean {
	set.fill(0);
	let before = SEPARATOR;
	for (let at = from; at <= to; at++) {
		const code = bytes[at] as number;
		const kind = code < 128 ? (ASCII_CLASS[code] as number) : -1;
		if (kind === LETTER && code !== UNDERSCORE) {
			if (before !== LETTER) set[code & 31] = (set[code & 31] as number) | secondsAt(bytes, at);
			before = LETTER;
		} else if (kind === DIGIT) {
			if (before !== DIGIT) set[code & 31] = (set[code & 31] as number) | secondsAt(bytes, at);
			before = DIGIT;
		} else {
			if (kind !== SEPARATOR && kind !== LETTER && kind !== NEWLINE && mayHide(bytes, at)) return false;
			before = SEPARATOR;
		}
	}
	return true;
}

/** Class of a character of ASCII, where a carriage return ends a line; -1 for others. */
export function classAt(bytes: Uint8Array, at: number): number {
	const code = bytes[at] as number;
	if (code === CARRIAGE_RETURN) return NEWLINE;
	return code < 128 ? (ASCII_CLASS[code] as number) : -1;
}

/** The bit of a word that ends after its first character; no letter or digit has it. */
const ENDS = 1;
const PERCENT = 37;
const AMPERSAND = 38;
const SEMICOLON = 59;
const BRACKET = 91;
const CARET = 94;
const SMALL_M = 109;

/** Whether what begins at a place may end with a letter or digit, or be left out, so that a word begins inside it. */
function mayHide(bytes: Uint8Array, at: number): boolean {
	const code = bytes[at] as number;
	if (code < 32 || code > 126 || code === BACKSLASH || code === AMPERSAND || code === CARET) return true;
	const next = bytes[at + 1] as number;
	if (code === PERCENT) return classAt(bytes, at + 1) === DIGIT;
	return code === BRACKET && (next === SEMICOLON || classAt(bytes, at + 1) === DIGIT) && endsColour(bytes, at + 1);
}

/** Whether there is `31m` or the like at a place: a colour code whose beginning was lost. */
function endsColour(bytes: Uint8Array, from: number): boolean {
	let at = from;
	while (bytes[at] === SEMICOLON || classAt(bytes, at) === DIGIT) at++;
	return bytes[at] === SMALL_M;
}
