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
 * A set of words, identified by their first two characters: 32 numbers, one for each first character, whose bits
 * represent the second characters. Only the lowest five bits of a character are used, so case does not matter. A set is
 * small enough to have one per anchor, and precise enough to exclude nine lines out of ten.
 */
export type Beginnings = Int32Array;

/** How many numbers a set consists of. In a table of sets, each set is one row of this length. */
export const ROW = 32;
/** A number with all bits set: any second character. */
export const ANY = -1;

/** Adds an ASCII word. A word of one character admits any second character. */
export function addBeginning(set: Beginnings, word: string): void {
	const first = word.charCodeAt(0) & 31;
	set[first] = word.length === 1 ? ANY : (set[first] as number) | (1 << (word.charCodeAt(1) & 31));
}

/** Whether a set contains the beginning of an ASCII word. */
export function hasBeginning(set: Beginnings, word: string): boolean {
	const secondChars = set[word.charCodeAt(0) & 31] as number;
	return word.length === 1 ? secondChars !== 0 : ((secondChars >>> (word.charCodeAt(1) & 31)) & 1) === 1;
}

/**
 * Bits for the possible second characters of the word at an offset: all bits if decoding or a line break may change it.
 */
export function secondCharsAt(bytes: Uint8Array, at: number): number {
	const kind = classAt(bytes, at + 1);
	if (kind === LETTER || kind === DIGIT) return 1 << ((bytes[at + 1] as number) & 31);
	return kind === SEPARATOR ? ENDS : ANY;
}

/**
 * Collects the words that begin in `bytes[from, to]`.
 *
 * @returns `false` if decoding might find other words there, because of an escape or of a character that decoding
 * drops.
 */
export function collectBeginnings(bytes: Uint8Array, from: number, to: number, set: Beginnings): boolean {
	set.fill(0);
	let kindBefore = SEPARATOR;
	for (let at = from; at <= to; at++) {
		const code = bytes[at] as number;
		const kind = code < 128 ? (ASCII_CLASS[code] as number) : -1;
		if (kind === LETTER && code !== UNDERSCORE) {
			if (kindBefore !== LETTER) set[code & 31] = (set[code & 31] as number) | secondCharsAt(bytes, at);
			kindBefore = LETTER;
		} else if (kind === DIGIT) {
			if (kindBefore !== DIGIT) set[code & 31] = (set[code & 31] as number) | secondCharsAt(bytes, at);
			kindBefore = DIGIT;
		} else {
			if (kind !== SEPARATOR && kind !== LETTER && kind !== NEWLINE && mayHideWord(bytes, at)) return false;
			kindBefore = SEPARATOR;
		}
	}
	return true;
}

/** Class of an ASCII character, where a carriage return counts as a line break; -1 for a character outside ASCII. */
export function classAt(bytes: Uint8Array, at: number): number {
	const code = bytes[at] as number;
	if (code === CARRIAGE_RETURN) return NEWLINE;
	return code < 128 ? (ASCII_CLASS[code] as number) : -1;
}

/** The bit for a word that ends after its first character. No letter or digit has this bit. */
const ENDS = 1;
const PERCENT = 37;
const AMPERSAND = 38;
const SEMICOLON = 59;
const BRACKET = 91;
const CARET = 94;
const SMALL_M = 109;

/**
 * Whether decoding may find a different word from here on: an escape that ends with a letter or digit may begin at this
 * offset, or the character may be dropped.
 */
function mayHideWord(bytes: Uint8Array, at: number): boolean {
	const code = bytes[at] as number;
	if (code < 32 || code > 126 || code === BACKSLASH || code === AMPERSAND || code === CARET) return true;
	const next = bytes[at + 1] as number;
	if (code === PERCENT) return classAt(bytes, at + 1) === DIGIT;
	return code === BRACKET && (next === SEMICOLON || classAt(bytes, at + 1) === DIGIT) && isColourEnd(bytes, at + 1);
}

/** Whether the text at an offset looks like `31m`, a colour code whose beginning was lost. */
function isColourEnd(bytes: Uint8Array, from: number): boolean {
	let at = from;
	while (bytes[at] === SEMICOLON || classAt(bytes, at) === DIGIT) at++;
	return bytes[at] === SMALL_M;
}
