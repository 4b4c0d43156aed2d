import {
	ASCII_CLASS,
	DIGIT,
	foldAscii,
	foldWide,
	LEAD,
	LETTER,
	NEWLINE,
	SEPARATOR,
	standsAlone,
	TRANSPARENT,
} from './chars.ts';
import { readLead } from './decode.ts';
import { Tokens } from './token-list.ts';
import type { Vocabulary } from './vocabulary.ts';

export const WORD = 1;
export const NUMBER = 2;
/** Letters of a script other than Latin. */
export const OTHER = 3;

/** Longer words in a text match no word of a template. No template word may be longer. */
export const MAX_WORD_LENGTH = 64;

/**
 * Appends the words and numbers of `text[from, to)` to `out`, decoding on the way.
 *
 * A word is a letter followed by letters, digits and inner underscores; a number is a run of digits, so `30000ms` is a
 * number and a word. Colour codes, zero-width characters and soft hyphens are dropped. A numeric escape or an entity
 * counts as the character that it encodes. Tags, other escapes and all other characters separate words. Accepts any
 * text and takes time linear in its length.
 */
// This is one long loop with its state in local variables, because it reads every character of a paste.
// eslint-disable-next-line max-lines-per-function
export function tokenise(text: string, from: number, to: number, vocabulary: Vocabulary, out: Tokens): void {
	let state = 0;
	let start = 0;
	let end = 0;
	let length = 0;
	// Whether the first letter of the word may belong to an escape, as in `\ntimeout`.
	let escaped = false;

	const flush = (): void => {
		if (state !== 0) finish(out, vocabulary, state, start, end, length, escaped);
		state = 0;
		length = 0;
		escaped = false;
	};
	const put = (code: number, kind: number, at: number, next: number): void => {
		const joins = state === kind || (kind === NUMBER && state === WORD);
		if (!joins || (kind === OTHER && standsAlone(code))) {
			flush();
			state = kind;
			start = at;
		}
		if (length < MAX_WORD_LENGTH) scratch[length] = code;
		length++;
		end = next;
	};
	const putDecoded = (code: number, at: number, next: number): void => {
		if (code === 95) {
			if (state === WORD) put(95, WORD, at, next);
			else flush();
		} else if (code < 128) {
			const kind = ASCII_CLASS[code];
			if (kind === LETTER) put(foldAscii(code), WORD, at, next);
			else if (kind === DIGIT) put(code, NUMBER, at, next);
			else if (kind !== TRANSPARENT) flush();
		} else {
			putWide(code, at, next);
		}
	};
	const putWide = (codePoint: number, at: number, next: number): void => {
		const folded = foldWide(codePoint);
		for (let i = 0; i < folded.length; i++) {
			const code = folded.charCodeAt(i);
			if (code < 128) putDecoded(code, at, next);
			else put(code, OTHER, at, next);
		}
	};

	for (let i = from; i < to;) {
		const code = text.charCodeAt(i);
		if (code >= 128) {
			const codePoint = i + 1 < to ? (text.codePointAt(i) as number) : code;
			const next = codePoint > 0xffff ? i + 2 : i + 1;
			putWide(codePoint, i, next);
			i = next;
			continue;
		}
		switch (ASCII_CLASS[code]) {
			case LETTER:
				if (state === 0 && code !== 95) {
					// Most words are plain words between separators, which are read to the end without any state.
					const next = copyPlainWord(text, i, to);
					if (isPlainEnd(text, next, to)) {
						finish(out, vocabulary, WORD, i, next, next - i, false);
					} else {
						state = WORD;
						start = i;
						end = next;
						length = next - i;
					}
					i = next;
					break;
				}
				if (state === WORD) {
					if (length < MAX_WORD_LENGTH) scratch[length] = foldAscii(code);
					length++;
					end = i + 1;
				} else if (code !== 95) {
					put(foldAscii(code), WORD, i, i + 1);
				} else {
					flush();
				}
				i++;
				break;
			case DIGIT:
				if (state === 0) {
					const next = copyPlainNumber(text, i, to);
					if (isPlainEnd(text, next, to)) {
						finish(out, vocabulary, NUMBER, i, next, next - i, false);
					} else {
						state = NUMBER;
						start = i;
						end = next;
						length = next - i;
					}
					i = next;
					break;
				}
				put(code, NUMBER, i, i + 1);
				i++;
				break;
			case SEPARATOR:
				flush();
				i++;
				break;
			case NEWLINE:
				flush();
				out.line++;
				out.lineStart = i + 1;
				i++;
				break;
			case LEAD: {
				const lead = readLead(text, i, to);
				if (lead.kind === 'code') {
					putDecoded(lead.code, i, lead.next);
				} else if (lead.kind !== 'transparent') {
					flush();
					escaped = lead.kind === 'either';
					if (escaped) {
						put(text.charCodeAt(lead.next), WORD, lead.next, lead.next + 1);
						// Set again, because `put` has flushed.
						escaped = true;
						i = lead.next + 1;
						break;
					}
				}
				i = Math.max(lead.next, i + 1);
				break;
			}
			default:
				i++;
		}
	}
	flush();
}

/** The words of a short text, folded and truncated to `MAX_WORD_LENGTH`, with their offsets. */
export function wordsOf(text: string): FoldedWord[] {
	const texts: string[] = [];
	reused.clear();
	reused.texts = texts;
	tokenise(text, 0, text.length, NO_VOCABULARY, reused);
	return texts.map((word, i) => ({
		word,
		kind: reused.kind[i] as number,
		start: reused.start[i] as number,
		end: reused.end[i] as number,
	}));
}

const scratch = new Uint16Array(MAX_WORD_LENGTH);
const NO_VOCABULARY: Vocabulary = { find: () => -1 };
/** Reused by `wordsOf`, which is called for every template of an index. */
const reused = new Tokens();

/** Copies the ASCII letters, digits and underscores from `at` on, folded, and returns their end. */
function copyPlainWord(text: string, at: number, to: number): number {
	let i = at;
	for (; i < to; i++) {
		const code = text.charCodeAt(i);
		if (code >= 128) break;
		const kind = ASCII_CLASS[code];
		if (kind !== LETTER && kind !== DIGIT) break;
		if (i - at < MAX_WORD_LENGTH) scratch[i - at] = foldAscii(code);
	}
	return i;
}

function copyPlainNumber(text: string, at: number, to: number): number {
	let i = at;
	for (; i < to; i++) {
		const code = text.charCodeAt(i);
		if (code < 48 || code > 57) break;
		if (i - at < MAX_WORD_LENGTH) scratch[i - at] = code;
	}
	return i;
}

/** Whether a word certainly ends here. */
function isPlainEnd(text: string, at: number, to: number): boolean {
	if (at >= to) return true;
	const code = text.charCodeAt(at);
	if (code >= 128) return false;
	const kind = ASCII_CLASS[code];
	return kind === SEPARATOR || kind === NEWLINE;
}

function finish(
	out: Tokens,
	vocabulary: Vocabulary,
	kind: number,
	start: number,
	end: number,
	length: number,
	escaped: boolean,
): void {
	let used = Math.min(length, MAX_WORD_LENGTH);
	while (used > 0 && scratch[used - 1] === 95) used--;
	// A lone `n` of `\n` before punctuation never gets here: decode.ts drops it.
	const id = length > MAX_WORD_LENGTH ? -1 : vocabulary.find(scratch, 0, used);
	const alt = escaped && length <= MAX_WORD_LENGTH ? vocabulary.find(scratch, 1, used) : -1;
	out.push(start, end, kind, id, alt);
	if (!out.texts) return;
	let word = '';
	for (let i = 0; i < used; i++) word += String.fromCharCode(scratch[i] as number);
	out.texts.push(word);
}

export interface FoldedWord {
	word: string;
	kind: number;
	start: number;
	end: number;
}
