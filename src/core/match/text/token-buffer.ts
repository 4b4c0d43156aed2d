import { ASCII_CLASS, LINE_FEED, SEPARATOR } from './chars.ts';
import { markGutters } from './gutters.ts';
import { Tokens } from './token-list.ts';
import { tokenise } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * The words around the current place in a text, read when needed.
 *
 * Callers must ask for places in ascending order. Reading starts and ends at line breaks where possible, so the words
 * are the same no matter where reading began.
 */
export class TokenBuffer {
	readonly tokens: Tokens = new Tokens();
	readonly text: string;
	/** For `verify`: for each chunk of a template, the span that was last searched for it without success. */
	readonly misses = new Map<object, { from: number; to: number }>();
	readonly missesWithoutGutters = new Map<object, { from: number; to: number }>();
	private readonly vocabulary: Vocabulary;
	/** Set when a caller asked for a word before the first one that was read. */
	isTooShort = false;
	/** The offsets that have been read are `[from, to)`. */
	private from = 0;
	private to = 0;

	constructor(text: string, vocabulary: Vocabulary) {
		this.text = text;
		this.vocabulary = vocabulary;
	}

	/** The index of the previous word, or -1. */
	indexBefore(index: number): number {
		if (index === 0 && this.from > 0) this.isTooShort = true;
		return index - 1;
	}

	/** The end of the previous word, or the offset at which reading began. */
	endBefore(index: number): number {
		const previous = this.indexBefore(index);
		return previous >= 0 ? (this.tokens.end[previous] as number) : this.from;
	}

	/** Reads the words from `back` characters before `at` up to the word at `at`, and returns the index of that word. */
	seek(at: number, back: number): number {
		const start = Math.max(0, at - back);
		this.isTooShort = false;
		if (start < this.from || start > this.to || this.tokens.count > MAX_TOKENS) {
			this.from = this.to = safeStart(this.text, start);
			this.tokens.clear();
			this.tokens.lineStart = this.from;
		}
		while (this.to <= at && this.to < this.text.length) this.readPage();
		return this.indexAt(at);
	}

	/** True if there is a word at `index`. Reads more if necessary. */
	has(index: number): boolean {
		this.readTo(index);
		return index < this.tokens.count;
	}

	/** Reads until there is a word at `index`, or until the text ends. */
	readTo(index: number): void {
		while (index >= this.tokens.count && this.to < this.text.length) this.readPage();
	}

	/** The index of the first word that begins at or after an offset. */
	firstFrom(offset: number): number {
		while (this.to <= offset && this.to < this.text.length) this.readPage();
		const { start, count } = this.tokens;
		let low = 0;
		let high = count;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((start[middle] as number) < offset) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	private indexAt(offset: number): number {
		const index = this.firstFrom(offset + 1) - 1;
		return Math.max(index, 0);
	}

	private readPage(): void {
		const end = pageEnd(this.text, this.to);
		const first = this.tokens.count;
		tokenise(this.text, this.to, end, this.vocabulary, this.tokens);
		this.to = end;
		markGutters(this.text, this.tokens, first);
	}
}

const MIN_PAGE_LENGTH = 160;
const MAX_SEARCH_LENGTH = 4096;
const MAX_TOKENS = 20_000;

/** The end of the page that begins at `from`: after a line break, or else at white space, or else at any separator. */
function pageEnd(text: string, from: number): number {
	const at = from + MIN_PAGE_LENGTH;
	if (at >= text.length) return text.length;
	const limit = Math.min(text.length, at + MAX_SEARCH_LENGTH);
	// Does not use `indexOf`, which for every page would search all of a text without line breaks.
	for (let i = at; i < limit; i++) if (text.charCodeAt(i) === LINE_FEED) return i + 1;
	for (let i = at; i < limit; i++) if (isSpace(text.charCodeAt(i))) return i;
	for (let i = at; i < limit; i++) if (isPlainSeparator(text.charCodeAt(i))) return i;
	return limit;
}

/** An offset at or before `at` at which reading can begin without cutting a word or escape. */
function safeStart(text: string, at: number): number {
	if (at <= 0) return 0;
	const limit = Math.max(0, at - MAX_SEARCH_LENGTH);
	for (let i = at; i > limit; i--) if (text.charCodeAt(i - 1) === LINE_FEED) return i;
	if (limit === 0) return 0;
	for (let i = at; i > limit; i--) if (isSpace(text.charCodeAt(i - 1))) return i;
	for (let i = at; i > limit; i--) if (isPlainSeparator(text.charCodeAt(i - 1))) return i;
	return limit;
}

/** A space or a tab, inside a line. */
function isSpace(code: number): boolean {
	return code === 32 || code === 9;
}

/** A separator other than `;`, which may end an entity. */
function isPlainSeparator(code: number): boolean {
	return code < 128 && code !== 59 && ASCII_CLASS[code] === SEPARATOR;
}
