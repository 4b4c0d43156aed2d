import { ASCII_CLASS, BACKSLASH, DIGIT, isWordCode } from '../text/chars.ts';
import { readLead } from '../text/decode.ts';
import type { GapType } from '../template/template.ts';

/**
 * Reads the value of a typed gap.
 *
 * @param after - offset after the word before the gap
 * @param at - offset of the first word or number from `after` on
 * @returns the offsets of the value and the offset at which reading continues, or `undefined` if there is no such
 * value.
 */
export function readGap(text: string, type: GapType, after: number, at: number): GapValue | undefined {
	switch (type) {
		case 'int':
		case 'float':
			return readNumber(text, at);
		case 'quoted':
			return readQuoted(text, after, at);
		case 'host':
			return readRun(text, after, at, isHostCode);
		case 'word':
			return readRun(text, after, at, isRunCode);
		case '*':
			return undefined;
	}
}

const MAX_VALUE_LENGTH = 800;
const MAX_RUN_LENGTH = 256;
/** Maximum length of a mask such as `<redacted>`. */
const MAX_MASK_LENGTH = 40;
const MINUS = 45;
const DOT = 46;
const PERCENT = 37;
const AMPERSAND = 38;
/** Opening marks with the marks that close them. */
const QUOTES: Record<string, string> = {
	'"': '"',
	"'": "'",
	'`': "`'",
	'“': '”“"',
	'”': '”',
	'‘': "’‘'",
	'’': '’',
	'«': '»',
	'‹': '›',
	'「': '」',
	'＂': '＂',
	'＇': '＇',
};

/** Reads `30000`, `30.00`, `-5`, `1.5e3`, and numbers that were masked before they were pasted: `XXXX`, `N`. */
function readNumber(text: string, at: number): GapValue | undefined {
	if (isDigit(text.charCodeAt(at))) {
		let end = digitsEnd(text, at);
		const dot = text.charCodeAt(end);
		if ((dot === DOT || dot === 44) && isDigit(text.charCodeAt(end + 1))) end = digitsEnd(text, end + 1);
		const exponent = exponentEnd(text, end);
		return { start: numberStart(text, at), end: exponent, next: exponent };
	}
	const masked = maskEnd(text, at);
	return masked === undefined ? undefined : { start: at, end: masked, next: masked };
}

/** The start of a number. A dot or a minus before its digits is included, unless it belongs to the text before it. */
function numberStart(text: string, at: number): number {
	if (text.charCodeAt(at - 1) === DOT && !isWordCode(text.charCodeAt(at - 2))) return at - 1;
	if (text.charCodeAt(at - 1) !== MINUS) return at;
	const before = text.charCodeAt(at - 2);
	// The minus is a sign only at the start of the text or after a space, a tab, `=`, `:` or `(`.
	return Number.isNaN(before) || before === 32 || before === 9 || before === 61 || before === 58 || before === 40
		? at - 1
		: at;
}

/** The end of an exponent such as `e3` or `E-6` at `at`, or `at` if there is none. */
function exponentEnd(text: string, at: number): number {
	if ((text.charCodeAt(at) | 32) !== 101) return at;
	const sign = text.charCodeAt(at + 1);
	const digits = sign === MINUS || sign === 43 ? at + 2 : at + 1;
	if (!isDigit(text.charCodeAt(digits))) return at;
	const end = digitsEnd(text, digits);
	return isWordCode(text.charCodeAt(end)) ? at : end;
}

/** The end of a masked number: `XXXX`, `N`, or `XXXXms` up to the unit. */
function maskEnd(text: string, at: number): number | undefined {
	let end = at;
	while ((text.charCodeAt(end) | 32) === 120 && end - at < 20) end++;
	if (end - at >= 2) return end;
	const letter = text.charCodeAt(at);
	const isSingle = (letter === 78 || letter === 88 || letter === 110) && !isWordCode(text.charCodeAt(at + 1));
	return isSingle ? at + 1 : undefined;
}

function digitsEnd(text: string, at: number): number {
	let end = at;
	while (isDigit(text.charCodeAt(end)) && end - at < MAX_RUN_LENGTH) end++;
	return end;
}

/** Reads from the first quotation mark after the previous word to a closing mark with as many backslashes before it. */
function readQuoted(text: string, after: number, at: number): GapValue | undefined {
	let open = after;
	while (open < at && QUOTES[text.charAt(open)] === undefined) {
		const encoded = encodedQuote(text, open);
		if (encoded !== '') return readEncodedQuoted(text, open, encoded);
		open++;
	}
	if (open >= at) return undefined;
	const mark = text.charAt(open);
	const closing = QUOTES[mark] as string;
	const escapes = backslashesBefore(text, open);
	// CSV doubles its quotes; `""` before anything but a word is an empty value.
	const doubled = mark === '"' && text.charAt(open + 1) === '"' && isWordCode(text.charCodeAt(open + 2));
	const start = doubled ? open + 2 : open + 1;
	const limit = Math.min(text.length, start + MAX_VALUE_LENGTH);
	for (let i = start; i < limit; i++) {
		if (!closing.includes(text.charAt(i)) || backslashesBefore(text, i) !== escapes) continue;
		if (doubled && text.charAt(i + 1) !== '"') continue;
		// An apostrophe inside a word, as in `can't`.
		if (mark === "'" && isWordCode(text.charCodeAt(i - 1)) && isWordCode(text.charCodeAt(i + 1))) continue;
		return { start, end: i - escapes, next: doubled ? i + 2 : i + 1 };
	}
	return undefined;
}

/**
 * A quotation mark written as an entity, an escape or in URL encoding: `&quot;`, `\\u0027`, `%22`; or `''` if there is
 * none.
 */
function encodedQuote(text: string, at: number): string {
	const code = text.charCodeAt(at);
	if (code === PERCENT) {
		const encoded = text.slice(at, at + 3);
		return encoded === '%22' || encoded === '%27' ? encoded : '';
	}
	if (code !== AMPERSAND && (code !== BACKSLASH || !'ux'.includes(text.charAt(at + 1)))) return '';
	const lead = readLead(text, at, text.length);
	const isQuote = lead.kind === 'code' && QUOTES[String.fromCharCode(lead.code)] !== undefined;
	return isQuote ? text.slice(at, lead.next) : '';
}

function readEncodedQuoted(text: string, open: number, encoded: string): GapValue | undefined {
	const start = open + encoded.length;
	const end = text.slice(start, start + MAX_VALUE_LENGTH).indexOf(encoded);
	return end < 0 ? undefined : { start, end: start + end, next: start + end + encoded.length };
}

function backslashesBefore(text: string, at: number): number {
	let count = 0;
	while (count < 16 && text.charCodeAt(at - 1 - count) === BACKSLASH) count++;
	return count;
}

/** Reads a span without white space, up to the punctuation at its end, which belongs to the sentence. */
function readRun(text: string, after: number, at: number, accepts: (code: number) => boolean): GapValue | undefined {
	let start = at;
	// Only punctuation is added at the front: letters there would be other words, or part of a colour code.
	while (start > after && accepts(text.charCodeAt(start - 1)) && !isWordCode(text.charCodeAt(start - 1))) start--;
	// A mask in angle brackets, such as `<redacted>`, is one value.
	const mayBeMask = text.charCodeAt(start - 1) === 60 && start > after;
	const length = mayBeMask ? text.slice(start, start + MAX_MASK_LENGTH).indexOf('>') : -1;
	if (length >= 0) return { start: start - 1, end: start + length + 1, next: start + length + 1 };
	let end = at;
	while (end < text.length && end - at < MAX_RUN_LENGTH && accepts(text.charCodeAt(end))) end++;
	const next = end;
	while (end > at && '.:!?-'.includes(text.charAt(end - 1))) end--;
	return end > at ? { start, end, next } : undefined;
}

/** False for white space, quotes, brackets, commas, semicolons, backslashes, bars and control characters. */
function isRunCode(code: number): boolean {
	return (
		code > 32 && code !== 127 && !'"\'`,;()[]{}<>\\|“”‘’'.includes(String.fromCharCode(code)) && !isWideSpace(code)
	);
}

/** Also accepts the brackets around an IPv6 address. */
function isHostCode(code: number): boolean {
	return isRunCode(code) || code === 91 || code === 93;
}

function isWideSpace(code: number): boolean {
	return code === 0xa0 || code === 0x3000 || (code >= 0x2000 && code <= 0x200a) || code === 0x2028 || code === 0x2029;
}

/** True for an ASCII or full-width digit. */
function isDigit(code: number): boolean {
	return code < 128 ? ASCII_CLASS[code] === DIGIT : code >= 0xff10 && code <= 0xff19;
}

export interface GapValue {
	/** Offsets of the value, end exclusive. */
	start: number;
	end: number;
	/** Offset at which reading continues. */
	next: number;
}
