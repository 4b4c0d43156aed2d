import { ASCII_CLASS, DIGIT, foldAscii, LEAD, LETTER, SEPARATOR } from './chars.ts';
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
		const kind = kindAt(text, at);
		const word = index.words[chunk[i] as number] as string;
		if (kind === DIGIT || (kind === LETTER && !endsWithDigit(word))) return text.charCodeAt(at) !== 95;
		const wanted = chunk[i + 1];
		if (typeof wanted !== 'number') return false;
		while (kindAt(text, at) === SEPARATOR) at++;
		const found = kindAt(text, at);
		if ((found !== LETTER && found !== DIGIT) || text.charCodeAt(at) === 95) return false;
		const next = index.words[wanted] as string;
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
	for (let i = element - 1; i >= 0; i--) {
		const wanted = chunk[i];
		if (typeof wanted !== 'number') return false;
		if (kindAt(text, at) !== SEPARATOR) return false;
		while (kindAt(text, at) === SEPARATOR) at--;
		const kind = kindAt(text, at);
		if ((kind !== LETTER && kind !== DIGIT) || text.charCodeAt(at) === 95) return false;
		const word = index.words[wanted] as string;
		for (let j = word.length - 1; j >= 0; j--, at--) {
			if (foldAscii(text.charCodeAt(at)) === word.charCodeAt(j)) continue;
			const kindHere = kindAt(text, at);
			const differs = (kindHere === LETTER || kindHere === DIGIT) && text.charCodeAt(at) !== 95;
			return differs && !mayEndLead(text, at);
		}
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
	if (!(code >= 32 && code < 127)) return -1;
	const kind = ASCII_CLASS[code] as number;
	// `%20` and tags hold letters that count as punctuation, `;` and `m` may end an entity or a colour.
	return kind === LETTER || kind === DIGIT ? kind : kind === SEPARATOR && code !== 62 && code !== 59 ? SEPARATOR : -1;
}

function endsWithDigit(word: string): boolean {
	const code = word.charCodeAt(word.length - 1);
	return code >= 48 && code <= 57 && isAllDigits(word);
}

function isAllDigits(word: string): boolean {
	for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) < 48 || word.charCodeAt(i) > 57) return false;
	return true;
}

function startsWithFolded(text: string, at: number, word: string): boolean {
	for (let i = 0; i < word.length; i++) if (foldAscii(text.charCodeAt(at + i)) !== word.charCodeAt(i)) return false;
	return true;
}
