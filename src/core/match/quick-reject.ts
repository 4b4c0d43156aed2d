import { ASCII_CLASS, DIGIT, foldAscii, LEAD, LETTER, NEWLINE, SEPARATOR } from './chars.ts';
import { cutWordEnd } from './cut-word.ts';
import { readLead } from './decode.ts';
import type { Chunk, Index, LoadedTemplate } from './index-load.ts';

/**
 * True if a template certainly does not stand around an anchor at `at`, judged by the plain words beside it.
 *
 * Reads the original text only, and says `false` as soon as it meets anything that decoding might change. So it never
 * rejects what verification would accept.
 */
export function quickReject(index: Index, template: LoadedTemplate, text: string, at: number): boolean {
	const anchor = index.words[template.anchor] as string;
	// Found by decoding or across a line break, or not in Latin letters: there is nothing plain to judge by.
	if (anchor.charCodeAt(0) >= 128 || !startsWithFolded(text, at, anchor)) return false;
	const chunk = template.chunks[template.anchorChunk] as Chunk;
	return (
		rejectsAfter(index, chunk, template.anchorElement, text, at + anchor.length) ||
		rejectsBefore(index, chunk, template.anchorElement, text, at) ||
		rejectsFar(index, template, text, at)
	);
}

/** Longest stretch between two words of a run, and at `<*>`; verification allows no more. */
export const LONGEST_PADDING = 160;
export const LONGEST_SKIP = 800;

const LONGEST_TAG = 256;
const LONGEST_ENTITY = 12;
const UNDERSCORE = 95;

function rejectsAfter(index: Index, chunk: Chunk, element: number, text: string, from: number): boolean {
	let at = from;
	for (let i = element; ; i++) {
		if (goesOn(text, at, index.words[chunk[i] as number] as string)) return true;
		const wanted = chunk[i + 1];
		if (typeof wanted !== 'number') return false;
		const next = index.words[wanted] as string;
		const behind = at;
		at = separatorsEnd(text, at);
		const kind = kindAt(text, at);
		if (kind === NEWLINE) return !isNear(text, behind, behind + LONGEST_PADDING, next);
		if ((kind !== LETTER && kind !== DIGIT) || text.charCodeAt(at) === UNDERSCORE) return false;
		for (let j = 0; j < next.length; j++, at++) {
			if (foldAscii(text.charCodeAt(at)) === next.charCodeAt(j)) continue;
			const kindHere = kindAt(text, at);
			return kindHere === LETTER || kindHere === DIGIT || kindHere === SEPARATOR;
		}
	}
}

function rejectsBefore(index: Index, chunk: Chunk, element: number, text: string, from: number): boolean {
	let at = from - 1;
	if (startsInside(text, at)) return true;
	for (let i = element - 1; i >= 0; i--) {
		const wanted = chunk[i];
		if (typeof wanted !== 'number') return false;
		const word = index.words[wanted] as string;
		const behind = at;
		at = separatorsStart(text, at);
		const kind = kindAt(text, at);
		if (kind === NEWLINE) return !isNear(text, behind - LONGEST_PADDING - 2 * word.length, behind + 1, word);
		if (at === behind || (kind !== LETTER && kind !== DIGIT) || text.charCodeAt(at) === UNDERSCORE) return false;
		for (let j = word.length - 1; j >= 0; j--, at--) {
			if (foldAscii(text.charCodeAt(at)) === word.charCodeAt(j)) continue;
			const kindHere = kindAt(text, at);
			const differs = (kindHere === LETTER || kindHere === DIGIT) && text.charCodeAt(at) !== UNDERSCORE;
			return differs && !mayEndLead(text, at);
		}
	}
	return false;
}

/** An anchor directly beside `<*>`: the word on the other side of it has to be within reach. */
function rejectsFar(index: Index, template: LoadedTemplate, text: string, at: number): boolean {
	const { chunks, anchorChunk, anchorElement } = template;
	const chunk = chunks[anchorChunk] as Chunk;
	const after = chunks[anchorChunk + 1]?.[0];
	if (anchorElement === chunk.length - 1 && typeof after === 'number') {
		const word = index.words[after] as string;
		if (!isNear(text, at, at + LONGEST_SKIP + LONGEST_PADDING, word)) return true;
	}
	const before = chunks[anchorChunk - 1]?.at(-1);
	if (anchorElement > 0 || typeof before !== 'number') return false;
	const word = index.words[before] as string;
	return !isNear(text, at - LONGEST_SKIP - 2 * word.length, at, word);
}

/** Behind the punctuation at `at`. */
function separatorsEnd(text: string, from: number): number {
	for (let at = from; ; ) {
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
}

/** Before the punctuation that ends at `at`; stops where it may be the end of a tag or an entity. */
function separatorsStart(text: string, from: number): number {
	for (let at = from; ; at--) {
		const kind = kindAt(text, at);
		if (kind !== SEPARATOR && kind !== LEAD) return at;
		const code = text.charCodeAt(at);
		if (code === 62 && hasBefore(text, at, 60, LONGEST_TAG)) return -1;
		if (code === 59 && hasBefore(text, at, 38, LONGEST_ENTITY)) return -1;
	}
}

function hasBefore(text: string, at: number, code: number, reach: number): boolean {
	for (let i = at - 1; i >= Math.max(0, at - reach); i--) if (text.charCodeAt(i) === code) return true;
	return false;
}

/** Whether the word found is only the beginning of a longer one. */
function goesOn(text: string, at: number, word: string): boolean {
	let i = at;
	while (text.charCodeAt(i) === UNDERSCORE) i++;
	const kind = kindAt(text, i);
	return kind === DIGIT || (kind === LETTER && (i > at || !isAllDigits(word)));
}

/** Whether the character before the word found makes it the end of a longer one. */
function startsInside(text: string, before: number): boolean {
	let i = before;
	while (text.charCodeAt(i) === UNDERSCORE) i--;
	if (kindAt(text, i) !== LETTER && !(kindAt(text, i) === DIGIT && i < before)) return false;
	return !mayEndLead(text, i);
}

/** Whether a word stands in `text[from, to)`, perhaps cut by a line break, or something there needs decoding to say. */
function isNear(text: string, from: number, to: number, word: string): boolean {
	const first = word.charCodeAt(0);
	if (first >= 128) return true;
	const end = Math.min(to, text.length);
	for (let i = Math.max(0, from); i < end; i++) {
		const code = text.charCodeAt(i);
		if ((code | 32) === first && (startsWithFolded(text, i, word) || cutWordEnd(text, i, word) >= 0)) return true;
		if (code < 128 && IS_PLAIN[code] === 1) continue;
		if (code !== BACKSLASH || 'ux0e'.includes(text.charAt(i + 1))) return true;
	}
	return false;
}

const BACKSLASH = 92;
/** 1 for characters that decoding takes as they are. */
const IS_PLAIN: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) =>
	Number(code === 9 || code === 10 || code === 13 || (code >= 32 && code < 127 && !'\\&^'.includes(String.fromCharCode(code)))),
);

/**
 * Whether the letter or digit at `at` may be the end of an escape, a colour code or `%20`, which read as punctuation.
 * Tags and entities end with punctuation of their own.
 */
function mayEndLead(text: string, at: number): boolean {
	for (let i = at - 1; i >= at - LONGEST_ENTITY; i--) {
		const code = text.charCodeAt(i);
		if (code === 32 || (code >= 9 && code <= 13)) return false;
		if (code === BACKSLASH || code === 94 || !(code > 32 && code < 127)) return true;
		if (code === 91 && endsColour(text, i + 1)) return true;
		if (code === 37 && at - i <= 2) return true;
	}
	return false;
}

/** Whether `31m` or the like stands at an offset. */
function endsColour(text: string, from: number): boolean {
	let at = from;
	while (text.charCodeAt(at) === 59 || kindAt(text, at) === DIGIT) at++;
	return text.charCodeAt(at) === 109;
}

/** Class of a printable ASCII character or a line break; -1 for all that decoding may treat otherwise. */
function kindAt(text: string, at: number): number {
	const code = text.charCodeAt(at);
	if (code === 10 || code === 13) return NEWLINE;
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
