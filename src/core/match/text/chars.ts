/**
 * Character classes for the tokeniser, and the folding of letters.
 *
 * ASCII characters are looked up in a table. All others go through NFKD, lower-casing and removal of marks, so that
 * full-width forms, ligatures and accented letters compare equal to plain letters.
 */

export const SEPARATOR = 0;
export const LETTER = 1;
export const DIGIT = 2;
export const NEWLINE = 3;
/** Invisible: the letters on both sides belong to one word. */
export const TRANSPARENT = 4;
/** May begin an escape, an entity, a colour code or a tag; see `decode.ts`. */
export const LEAD = 5;

/** Codes of characters that other files use by name. */
export const LINE_FEED = 10;
export const CARRIAGE_RETURN = 13;
export const BACKSLASH = 92;
export const UNDERSCORE = 95;

/** The class of each ASCII code. */
export const ASCII_CLASS: Uint8Array = buildAsciiClass();

/** True for a letter, a digit or an underscore of ASCII. */
export function isWordCode(code: number): boolean {
	if (code >= 128) return false;
	const kind = ASCII_CLASS[code];
	return kind === LETTER || kind === DIGIT;
}

/** Lower case for A to Z; any other code unchanged. */
export function foldAscii(code: number): number {
	return code >= 65 && code <= 90 ? code + 32 : code;
}

/**
 * The folded form of a code point above ASCII: letters to compare, `''` for an invisible character, `' '` for a
 * separator.
 */
export function foldWide(codePoint: number): string {
	let folded = cache.get(codePoint);
	if (folded !== undefined) return folded;
	folded = foldUncached(codePoint);
	if (cache.size < 4096) cache.set(codePoint, folded);
	return folded;
}

/** True for an ideograph or a syllable of a script without spaces, each of which is a separate word. */
export function standsAlone(code: number): boolean {
	return code >= 0x2e80;
}

const cache = new Map<number, string>();
/** Combining marks, format characters such as U+200B, and control characters. */
const INVISIBLE = /^[\p{M}\p{Cf}\p{Cc}]$/u;
const MARKS = /\p{M}/gu;
const LETTERS = /[\p{L}\p{N}]/u;

function foldUncached(codePoint: number): string {
	const char = String.fromCodePoint(codePoint);
	if (codePoint === 0x85 || codePoint === 0x2028 || codePoint === 0x2029) return ' ';
	if (INVISIBLE.test(char)) return '';
	const folded = char.normalize('NFKD').toLowerCase().replace(MARKS, '');
	return LETTERS.test(folded) ? folded : ' ';
}

function buildAsciiClass(): Uint8Array {
	const table = new Uint8Array(128);
	for (let code = 0; code < 128; code++) {
		const char = String.fromCharCode(code);
		if (/[A-Z_]/i.test(char)) table[code] = LETTER;
		else if (/\d/.test(char)) table[code] = DIGIT;
		else if (char === '\n') table[code] = NEWLINE;
		else if (char === '\t' || char === '\r' || char === '\v' || char === '\f') table[code] = SEPARATOR;
		else if (code === 27 || '\\&^<%['.includes(char)) table[code] = LEAD;
		else if (code < 32 || code === 127) table[code] = TRANSPARENT;
	}
	return table;
}
