import {
	ASCII_CLASS,
	BACKSLASH,
	CARRIAGE_RETURN,
	DIGIT,
	foldAscii,
	isWordCode,
	LEAD,
	LETTER,
	LINE_FEED,
	NEWLINE,
	SEPARATOR,
	UNDERSCORE,
} from '../text/chars.ts';
import { cutWordEnd } from '../text/cut-word.ts';
import { readLead } from '../text/decode.ts';
import type { Index } from '../signatures/loaded-index.ts';
import { MAX_PADDING, MAX_STEP } from '../template/reach.ts';
import type { Surroundings } from '../scan/surroundings.ts';
import type { Chunk, LoadedTemplate } from '../template/template-load.ts';
import type { GapType } from '../template/template.ts';
import { MAX_WORD_LENGTH } from '../text/tokens.ts';

/**
 * True if the plain words next to an anchor at `at` show that the template is not there.
 *
 * Reads only the original text, and returns `false` as soon as it finds anything that decoding might change. So it
 * never rejects a place that verification would accept.
 */
export function quickReject(index: Index, template: LoadedTemplate, surroundings: Surroundings, at: number): boolean {
	const { text } = surroundings;
	const anchor = index.words[template.anchor] as string;
	// The anchor was found by decoding or across a line break, or is not in Latin letters, so there is no plain text to
	// compare.
	if (anchor.charCodeAt(0) >= 128 || !startsWithFolded(text, at, anchor)) return false;
	const chunk = template.chunks[template.anchorChunk] as Chunk;
	return (
		rejectsAfter(index, chunk, template.anchorElement, surroundings, at + anchor.length) ||
		rejectsBefore(index, chunk, template.anchorElement, text, at)
	);
}

/**
 * The first letter, in lower case, of the plain word after an anchor at `at`. `quickReject` is true for every template
 * in which the next word begins with a different letter. 0 if the letter is uncertain; -1 if `quickReject` is true for
 * all templates with this anchor.
 */
export function initialAfter(text: string, at: number, anchor: string): number {
	if (anchor.charCodeAt(0) >= 128 || !startsWithFolded(text, at, anchor)) return 0;
	if (wordContinues(text, at + anchor.length, anchor) || beginsMidWord(text, at - 1)) return -1;
	const next = separatorsEnd(text, at + anchor.length);
	const kind = kindAt(text, next);
	const code = text.charCodeAt(next);
	return (kind === LETTER || kind === DIGIT) && code !== UNDERSCORE ? foldAscii(code) : 0;
}

const MAX_TAG_LENGTH = 256;
const MAX_ENTITY_LENGTH = 12;

/** Whether the text from `from`, the end of the anchor, rules out the rest of the chunk. */
function rejectsAfter(index: Index, chunk: Chunk, element: number, surroundings: Surroundings, from: number): boolean {
	const { text } = surroundings;
	let at = from;
	for (let i = element; ; i++) {
		if (wordContinues(text, at, index.words[chunk[i] as number] as string)) return true;
		const expected = chunk[i + 1];
		if (expected === undefined) return false;
		if (typeof expected !== 'number') return rejectsGap(text, expected.type, at, separatorsEnd(text, at), 1);
		const next = index.words[expected] as string;
		const end = at;
		at = separatorsEnd(text, at);
		const kind = kindAt(text, at);
		if (kind === NEWLINE) {
			return !surroundings.mayBeginAfter(end, next) || findNear(text, end, end + MAX_PADDING + 1, next) < 0;
		}
		if ((kind !== LETTER && kind !== DIGIT) || text.charCodeAt(at) === UNDERSCORE) return false;
		for (let j = 0; j < next.length; j++, at++) {
			if (foldAscii(text.charCodeAt(at)) === next.charCodeAt(j)) continue;
			// A character that differs rules the word out only if decoding cannot change it.
			const kindHere = kindAt(text, at);
			return kindHere === LETTER || kindHere === DIGIT || kindHere === SEPARATOR;
		}
	}
}

/** Whether the text before `from`, the start of the anchor, rules out the beginning of the chunk. */
function rejectsBefore(index: Index, chunk: Chunk, element: number, text: string, from: number): boolean {
	let at = from - 1;
	if (beginsMidWord(text, at)) return true;
	for (let i = element - 1; i >= 0; i--) {
		const expected = chunk[i] as Chunk[number];
		if (typeof expected !== 'number') return rejectsGap(text, expected.type, at, separatorsStart(text, at), -1);
		const word = index.words[expected] as string;
		const end = at;
		at = separatorsStart(text, at);
		const kind = kindAt(text, at);
		if (kind === NEWLINE) return !mayEndLineBefore(text, at, word);
		if (at === end || (kind !== LETTER && kind !== DIGIT) || text.charCodeAt(at) === UNDERSCORE) return false;
		for (let j = word.length - 1; j >= 0; j--, at--) {
			if (foldAscii(text.charCodeAt(at)) === word.charCodeAt(j)) continue;
			const kindHere = kindAt(text, at);
			const differs = (kindHere === LETTER || kindHere === DIGIT) && text.charCodeAt(at) !== UNDERSCORE;
			return differs && !mayEndLead(text, at) && !mayEndLineBefore(text, breakBefore(text, end), word);
		}
		// `t` of `\t` is not the word `t`.
		if (mayEndLead(text, at + 1)) return false;
	}
	return false;
}

/** The line break before an offset, if it is so near that the words in between may be a line prefix; or -1. */
function breakBefore(text: string, at: number): number {
	for (let i = at; i >= Math.max(0, at - MAX_PADDING); i--) if (text.charCodeAt(i) === LINE_FEED) return i;
	return -1;
}

/** Whether the line that ends at a line break may end with this word. Always `false` if there is no line break. */
function mayEndLineBefore(text: string, lineBreak: number, word: string): boolean {
	if (lineBreak < 0) return false;
	let at = text.charCodeAt(lineBreak - 1) === CARRIAGE_RETURN ? lineBreak - 2 : lineBreak - 1;
	at = separatorsStart(text, at);
	const kind = kindAt(text, at);
	if ((kind !== LETTER && kind !== DIGIT) || text.charCodeAt(at) === UNDERSCORE) return true;
	// A line that consists only of its prefix (`web_1 |`, `E`) says nothing about the line above it.
	for (let i = at + 1; i < lineBreak; i++) if (text.charCodeAt(i) === BAR) return true;
	if (text.charCodeAt(at) === CAPITAL_E && !isWordCode(text.charCodeAt(at - 1))) return true;
	// The line break may cut the word in two: then the line ends with the first letters of the word.
	let start = at;
	while (isWordCode(text.charCodeAt(start - 1)) && at - start < word.length) start--;
	if (word.startsWith(text.slice(start, at + 1).toLowerCase())) return true;
	for (let j = word.length - 1; j >= 0; j--, at--) {
		if (foldAscii(text.charCodeAt(at)) === word.charCodeAt(j)) continue;
		const kindHere = kindAt(text, at);
		return !(kindHere === LETTER || kindHere === DIGIT) || text.charCodeAt(at) === UNDERSCORE || mayEndLead(text, at);
	}
	return true;
}

const BAR = 124;
const CAPITAL_E = 69;

/**
 * Whether the text next to a word cannot be a gap's value: a number needs digits or a mask, quoted text a quotation
 * mark. `from` is the offset next to that word, and `to` is the offset where the padding ends and other text begins.
 */
function rejectsGap(text: string, type: GapType, from: number, to: number, step: 1 | -1): boolean {
	const kind = kindAt(text, to);
	if (from === to || (kind !== LETTER && kind !== DIGIT) || mayEndLead(text, to)) return false;
	// The text before the word may be the prefix of the line, with the value on the line above.
	if (step < 0 && breakBefore(text, from) >= 0) return false;
	if (type === 'int' || type === 'float') return kind === LETTER && !MASKS.includes(text.charAt(to));
	if (type !== 'quoted') return false;
	for (let at = from; at !== to; at += step) {
		if (QUOTING.includes(text.charAt(at))) return false;
	}
	return true;
}

/** Letters of masked numbers, and the underscore, which may precede or follow a number. */
const MASKS = 'xXnN_';
/** Quotation marks, and characters that begin an encoded one. */
const QUOTING = '"\'`&%\\';

/** The offset after the punctuation at `from`, or -1 if the punctuation is longer than any padding. */
function separatorsEnd(text: string, from: number): number {
	for (let at = from; at - from <= MAX_STEP;) {
		const kind = kindAt(text, at);
		if (kind === LEAD) {
			const lead = readLead(text, at, text.length);
			if (lead.kind !== 'separator') return at;
			at = lead.next;
		} else if (kind === SEPARATOR) {
			at++;
		} else {
			return at;
		}
	}
	return -1;
}

/** The offset before the punctuation that ends at `from`, or -1 if it may end a tag or an entity, or is very long. */
function separatorsStart(text: string, from: number): number {
	let isTagChecked = false;
	for (let at = from; from - at <= MAX_STEP; at--) {
		const kind = kindAt(text, at);
		if (kind !== SEPARATOR && kind !== LEAD) return at;
		const code = text.charCodeAt(at);
		// Look back only once per call: in a line that consists of `>`, looking back from each one would take quadratic time.
		if (code === 62 && !isTagChecked) {
			if (hasBefore(text, at, 60, MAX_STEP + MAX_TAG_LENGTH)) return -1;
			isTagChecked = true;
		}
		if (code === 59 && hasBefore(text, at, 38, MAX_ENTITY_LENGTH)) return -1;
	}
	return -1;
}

function hasBefore(text: string, at: number, code: number, reach: number): boolean {
	for (let i = at - 1; i >= Math.max(0, at - reach); i--) if (text.charCodeAt(i) === code) return true;
	return false;
}

/** Whether the word is only the beginning of a longer one. */
function wordContinues(text: string, at: number, word: string): boolean {
	let i = at;
	while (text.charCodeAt(i) === UNDERSCORE) i++;
	const kind = kindAt(text, i);
	return kind === DIGIT || (kind === LETTER && (i > at || !isAllDigits(word)));
}

/** Whether the character before the word makes it the end of a longer one. */
function beginsMidWord(text: string, before: number): boolean {
	let i = before;
	while (text.charCodeAt(i) === UNDERSCORE) i--;
	if (i === before && kindAt(text, i) === DIGIT) return false;
	// `14_` is a number, while `v14_` continues a word.
	const start = Math.max(0, i - MAX_WORD_LENGTH);
	while (i > start && kindAt(text, i) === DIGIT) i--;
	return kindAt(text, i) === LETTER && text.charCodeAt(i) !== UNDERSCORE && !mayEndLead(text, i);
}

/**
 * The offset of a word in `text[from, to)`, perhaps cut by a line break, or of the first character that decoding may
 * change, whichever comes first; or -1.
 */
function findNear(text: string, from: number, to: number, word: string): number {
	const first = word.charCodeAt(0);
	const second = word.charCodeAt(1);
	if (first >= 128) return from;
	const end = Math.min(to, text.length);
	for (let i = Math.max(0, from); i < end; i++) {
		const code = text.charCodeAt(i);
		if (code >= 128 || IS_PLAIN[code] === 0) {
			if (code !== BACKSLASH || 'ux0e'.includes(text.charAt(i + 1))) return i;
		} else if (foldAscii(code) === first) {
			const next = text.charCodeAt(i + 1);
			// Most candidates end here: neither the second letter nor a line break that may cut the word follows.
			if (foldAscii(next) !== second && next !== LINE_FEED && next !== CARRIAGE_RETURN && word.length > 1) continue;
			if (startsWithFolded(text, i, word) && standsAlone(text, i, word)) return i;
			if (cutWordEnd(text, i, word) >= 0) return i;
		}
	}
	return -1;
}

function standsAlone(text: string, at: number, word: string): boolean {
	return !wordContinues(text, at + word.length, word) && !beginsMidWord(text, at - 1);
}

/** 1 for characters that decoding leaves unchanged. */
const IS_PLAIN: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) =>
	Number(
		code === 9 ||
			code === LINE_FEED ||
			code === CARRIAGE_RETURN ||
			(code >= 32 && code < 127 && !'\\&^'.includes(String.fromCharCode(code))),
	),
);

/**
 * Whether the letter or digit at `at` may end an escape, a colour code or `%20`, which all count as punctuation. Tags
 * and entities end with a punctuation character anyway.
 */
function mayEndLead(text: string, at: number): boolean {
	for (let i = at - 1; i >= at - MAX_ENTITY_LENGTH; i--) {
		const code = text.charCodeAt(i);
		if (code === 32 || (code >= 9 && code <= 13)) return false;
		if (code === BACKSLASH || code === 94 || !(code > 32 && code < 127)) return true;
		if (code === 91 && isColourEnd(text, i + 1)) return true;
		if (code === 37 && at - i <= 2) return true;
	}
	return false;
}

/** Whether the text at an offset looks like `31m`, the end of a colour code. */
function isColourEnd(text: string, from: number): boolean {
	let at = from;
	while (text.charCodeAt(at) === 59 || kindAt(text, at) === DIGIT) at++;
	return text.charCodeAt(at) === 109;
}

/** The class of a printable ASCII character or a line break; -1 for any other character, and outside the text. */
function kindAt(text: string, at: number): number {
	const code = text.charCodeAt(at);
	if (code === LINE_FEED || code === CARRIAGE_RETURN) return NEWLINE;
	return code === 9 || (code >= 32 && code < 127) ? (ASCII_CLASS[code] as number) : -1;
}

function isAllDigits(word: string): boolean {
	for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) < 48 || word.charCodeAt(i) > 57) return false;
	return true;
}

function startsWithFolded(text: string, at: number, word: string): boolean {
	for (let i = 0; i < word.length; i++) if (foldAscii(text.charCodeAt(at + i)) !== word.charCodeAt(i)) return false;
	return true;
}
