import { ASCII_CLASS, DIGIT, foldAscii, LEAD, LETTER, NEWLINE, SEPARATOR } from './chars.ts';
import { cutWordEnd } from './cut-word.ts';
import type { Chunk, Index, LoadedTemplate } from './index-load.ts';

/**
 * True if a template certainly does not stand around an anchor at `at`, judged by the plain words beside it.
 *
 * Reads the original text only, and says `false` as soon as it meets anything that decoding might change: a line
 * break, a backslash, an entity, a character above ASCII. So it never rejects what verification would accept.
 */
export function quickReject(index: Index, template: LoadedTemplate, text: string, at: number): boolean {
	const chunk = template.chunks[template.anchorChunk] as Chunk;
	const anchor = index.words[template.anchor] as string;
	const isInText = startsWithFolded(text, at, anchor);
	if (!isInText) return false;
	return (
		rejectsAfter(index, chunk, template.anchorElement, text, at + anchor.length) ||
		rejectsBefore(index, chunk, template.anchorElement, text, at)
	);
}

function rejectsAfter(index: Index, chunk: Chunk, element: number, text: string, from: number): boolean {
	let at = from;
	for (let i = element; ; i++) {
		const word = index.words[chunk[i] as number] as string;
		if (goesOn(text, at, word)) return true;
		const wanted = chunk[i + 1];
		if (typeof wanted !== 'number') return false;
		const behind = at;
		while (kindAt(text, at) === SEPARATOR) at++;
		const found = kindAt(text, at);
		const next = index.words[wanted] as string;
		if (found === NEWLINE) return !isNear(text, behind, behind + LONGEST_PADDING, next);
		if ((found !== LETTER && found !== DIGIT) || text.charCodeAt(at) === 95) return false;
		for (let j = 0; j < next.length; j++, at++) {
			const code = text.charCodeAt(at);
			if (foldAscii(code) === next.charCodeAt(j)) continue;
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
		const behind = at;
		while (kindAt(text, at) === SEPARATOR) at--;
		const kind = kindAt(text, at);
		const word = index.words[wanted] as string;
		if (kind === NEWLINE) return !isNear(text, behind - LONGEST_PADDING - 2 * word.length, behind + 1, word);
		if (at === behind || (kind !== LETTER && kind !== DIGIT) || text.charCodeAt(at) === 95) return false;
		for (let j = word.length - 1; j >= 0; j--, at--) {
			if (foldAscii(text.charCodeAt(at)) === word.charCodeAt(j)) continue;
			const kindHere = kindAt(text, at);
			const differs = (kindHere === LETTER || kindHere === DIGIT) && text.charCodeAt(at) !== 95;
			return differs && !mayEndLead(text, at);
		}
	}
	return false;
}

/** Longest stretch between two words of a run; verification allows no more. */
const LONGEST_PADDING = 160;

/** Whether the word found is only the beginning of a longer one. */
function goesOn(text: string, at: number, word: string): boolean {
	let i = at;
	while (text.charCodeAt(i) === 95) i++;
	const kind = kindAt(text, i);
	return kind === DIGIT || (kind === LETTER && (i > at || !isAllDigits(word)));
}

/** Whether the character before the word found makes it the end of a longer one. */
function startsInside(text: string, before: number): boolean {
	let i = before;
	while (text.charCodeAt(i) === 95) i--;
	if (kindAt(text, i) !== LETTER && !(kindAt(text, i) === DIGIT && i < before)) return false;
	return !mayEndLead(text, i);
}

/** Whether a word stands in `text[from, to)`, perhaps cut by a line break, or something there needs decoding to say. */
function isNear(text: string, from: number, to: number, word: string): boolean {
	const first = word.charCodeAt(0);
	for (let i = Math.max(0, from); i < Math.min(to, text.length); i++) {
		const code = foldAscii(text.charCodeAt(i));
		if (code >= 127 || (code < 32 && code !== 10 && code !== 13 && code !== 9)) return true;
		if (code === 38 || code === 94 || (code === 92 && '\\ux0e'.includes(text.charAt(i + 1)))) return true;
		if (code === first && (startsWithFolded(text, i, word) || cutWordEnd(text, i, word) >= 0)) return true;
	}
	return false;
}

/** Whether the letter or digit at `at` may be the end of an escape or a colour code, which reads as punctuation. */
function mayEndLead(text: string, at: number): boolean {
	for (let i = at - 1; i >= at - 12; i--) {
		const code = text.charCodeAt(i);
		if (code === 32) return false;
		if (!(code >= 32 && code < 127) || ASCII_CLASS[code] === LEAD) return true;
	}
	return false;
}

/** Class of a printable ASCII character; -1 for all that decoding may treat otherwise. */
function kindAt(text: string, at: number): number {
	const code = text.charCodeAt(at);
	if (code === 10 || code === 13) return NEWLINE;
	if (!(code >= 32 && code < 127)) return -1;
	const kind = ASCII_CLASS[code] as number;
	// `%20` and tags hold letters that count as punctuation, `;` and `m` may end an entity or a colour.
	return kind === LETTER || kind === DIGIT ? kind : kind === SEPARATOR && code !== 62 && code !== 59 ? SEPARATOR : -1;
}

function isAllDigits(word: string): boolean {
	for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) < 48 || word.charCodeAt(i) > 57) return false;
	return true;
}

function startsWithFolded(text: string, at: number, word: string): boolean {
	for (let i = 0; i < word.length; i++) if (foldAscii(text.charCodeAt(at + i)) !== word.charCodeAt(i)) return false;
	return true;
}
