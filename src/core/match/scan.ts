import { ASCII_CLASS, foldAscii, isWordCode } from './chars.ts';
import { nextLineStart } from './cut-word.ts';

/**
 * Prepares the search for anchor words.
 *
 * Wu and Manber's algorithm ("A fast algorithm for multi-pattern searching", 1994) with blocks of three characters of
 * five bits each: most positions of the text are never looked at. Long and short words are searched apart, because the
 * shortest word of a group decides how far the search may step.
 */
export function buildScanner(anchors: readonly Anchor[]): Scanner {
	const ascii = anchors.filter(({ word }) => isPlain(word));
	const blocks = new Uint8Array(32_768);
	for (const { word } of ascii) {
		for (let i = 0; i + BLOCK <= word.length; i++) blocks[headOf(word, i)] = 1;
	}
	return {
		groups: GROUPS.map(([least, most]) => ascii.filter(({ word }) => word.length >= least && word.length <= most))
			.filter((group) => group.length > 0)
			.map(buildGroup),
		blocks,
	};
}

/**
 * Adds every place of `text` at which an anchor may stand.
 *
 * Three sources: the anchor spelt out in the text, in any case, even inside a longer word; the anchor cut in two by a
 * line break; and, through `onUnusual`, stretches without white space that hold characters which decoding may drop or
 * replace (anything outside printable ASCII, `^[`, `\u`, `\x`, `\0`, `\e`, `&#`, `&s`, `&a`), which the caller reads
 * word by word. What verification accepts is always among them; `prefilter.test.ts` holds that.
 */
export function findCandidates(scanner: Scanner, text: string, hits: Hits, onUnusual: OnUnusual): void {
	const bytes = text.length < WORTH_ENCODING ? undefined : asciiBytes(text);
	for (const group of scanner.groups) {
		if (bytes) scanBytes(group, bytes, text, hits);
		else scanGroup(group, text, hits);
	}
	findCutAnchors(scanner, text, hits);
	findUnusual(text, onUnusual);
}

/** Candidate places: an offset and an anchor each. */
export class Hits {
	count = 0;
	/** Both in one number, so that sorting needs no comparison function. */
	private packed: Float64Array<ArrayBuffer> = new Float64Array(64);

	push(at: number, anchor: number): void {
		if (this.count === this.packed.length) {
			const bigger = new Float64Array(this.count * 2);
			bigger.set(this.packed);
			this.packed = bigger;
		}
		this.packed[this.count++] = at * MOST_ANCHORS + anchor;
	}

	clear(): void {
		this.count = 0;
	}

	/** By offset, then by anchor. */
	sort(): void {
		this.packed.subarray(0, this.count).sort();
	}

	at(i: number): number {
		return Math.floor((this.packed[i] as number) / MOST_ANCHORS);
	}

	anchor(i: number): number {
		// Not `%`, which is slow on numbers this large.
		return (this.packed[i] as number) - this.at(i) * MOST_ANCHORS;
	}
}

const MOST_ANCHORS = 1_048_576;
const BLOCK = 3;
/** Shorter texts are scanned before an encoder would have begun. */
const WORTH_ENCODING = 4096;
const ENCODER = new TextEncoder();
const STARTS = 16_384;
/** Lengths of the words that are searched together. */
const GROUPS = [
	[5, Infinity],
	[BLOCK, 4],
] as const;

function buildGroup(anchors: readonly Anchor[]): Group {
	const shortest = Math.min(...anchors.map(({ word }) => word.length));
	const longestStep = shortest - BLOCK + 1;
	const shift = new Uint8Array(32_768).fill(longestStep);
	const first = new Int32Array(STARTS).fill(-1);
	const next = new Int32Array(anchors.length).fill(-1);
	anchors.forEach(({ word }, number) => {
		for (let i = BLOCK - 1; i < shortest; i++) {
			const block = blockOf(word.charCodeAt(i - 2), word.charCodeAt(i - 1), word.charCodeAt(i));
			shift[block] = Math.min(shift[block] as number, shortest - 1 - i);
		}
		const last = blockOf(word.charCodeAt(shortest - 3), word.charCodeAt(shortest - 2), word.charCodeAt(shortest - 1));
		const start = startOf(headOf(word, 0), last);
		next[number] = first[start] as number;
		first[start] = number;
	});
	return {
		numbers: Int32Array.from(anchors, ({ number }) => number),
		words: anchors.map(({ word }) => word),
		heads: Int32Array.from(anchors, ({ word }) => headOf(word, 0)),
		shortest,
		shift,
		first,
		next,
	};
}

function scanGroup(group: Group, text: string, hits: Hits): void {
	const { shift, shortest } = group;
	let i = shortest - 1;
	while (i < text.length) {
		const block = headOf(text, i - 2);
		const step = shift[block] as number;
		if (step === 0) checkAt(group, text, i - shortest + 1, block, hits);
		i += step || 1;
	}
}

/** The same over the bytes of an ASCII text: reading a typed array costs about half of what reading a string does. */
function scanBytes(group: Group, bytes: Uint8Array, text: string, hits: Hits): void {
	const { shift, shortest } = group;
	const length = bytes.length;
	let i = shortest - 1;
	while (i < length) {
		const block = blockOf(bytes[i - 2] as number, bytes[i - 1] as number, bytes[i] as number);
		const step = shift[block] as number;
		if (step === 0) checkAt(group, text, i - shortest + 1, block, hits);
		i += step || 1;
	}
}

/** Adds the anchors that stand at one place. */
function checkAt(group: Group, text: string, at: number, block: number, hits: Hits): void {
	const { first, next, heads, words, numbers } = group;
	const head = headOf(text, at);
	for (let a = first[startOf(head, block)] as number; a >= 0; a = next[a] as number) {
		if (heads[a] === head && isWordAt(text, at, words[a] as string)) hits.push(at, numbers[a] as number);
	}
}

/** The text as bytes, if each of its characters is one byte in UTF-8, so that offsets are the same. */
function asciiBytes(text: string): Uint8Array | undefined {
	const bytes = ENCODER.encode(text);
	return bytes.length === text.length ? bytes : undefined;
}

/** Anchors with a line break inside: `Queu` at the end of one line, `ePool` at the start of the next. */
function findCutAnchors(scanner: Scanner, text: string, hits: Hits): void {
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
		const end = text.charCodeAt(at - 1) === CARRIAGE_RETURN ? at - 1 : at;
		const before = text.charCodeAt(end - 1);
		if (end === 0 || !isWordCode(before)) continue;
		const start = nextLineStart(text, at + 1);
		const after = text.charCodeAt(start);
		if (!isWordCode(after)) continue;
		// An anchor that is cut here has one of these two blocks.
		const ending = blockOf(text.charCodeAt(end - 2), before, after);
		const beginning = blockOf(before, after, text.charCodeAt(start + 1));
		if (scanner.blocks[ending] === 0 && scanner.blocks[beginning] === 0) continue;
		checkCut(scanner, text, end, start, hits);
	}
}

function checkCut(scanner: Scanner, text: string, end: number, start: number, hits: Hits): void {
	let tail = end;
	while (tail > 0 && end - tail < 64 && isWordCode(text.charCodeAt(tail - 1))) tail--;
	let head = start;
	while (head - start < 64 && isWordCode(text.charCodeAt(head))) head++;
	const joined = text.slice(tail, end) + text.slice(start, head);
	cutHits.clear();
	for (const group of scanner.groups) scanGroup(group, joined, cutHits);
	for (let i = 0; i < cutHits.count; i++) {
		const at = cutHits.at(i);
		if (at < end - tail) hits.push(tail + at, cutHits.anchor(i));
	}
}

const cutHits = new Hits();
const CARRIAGE_RETURN = 13;
// A single class: linear.
const UNUSUAL = /[^\t\n\v\f\r\x20-\x7e]/g;
/** What begins an escape that may stand inside a word, and the characters that must follow, each in one string. */
const ESCAPES: readonly [string, string][] = [
	['^', '['],
	['\\', 'ux0e'],
	['&', '#sa'],
];

function findUnusual(text: string, onUnusual: OnUnusual): void {
	let done = 0;
	UNUSUAL.lastIndex = 0;
	for (let found = UNUSUAL.exec(text); found !== null; found = UNUSUAL.exec(text)) {
		done = reportStretch(text, found.index, done, onUnusual);
		UNUSUAL.lastIndex = done;
	}
	for (const [lead, followers] of ESCAPES) {
		done = 0;
		for (let at = text.indexOf(lead); at >= 0; at = text.indexOf(lead, Math.max(at + 1, done))) {
			if (at + 1 < text.length && followers.includes(text.charAt(at + 1)))
				done = reportStretch(text, at, done, onUnusual);
		}
	}
}

/** Reports the stretch without white space around `at`, but nothing before `done`; returns its end. */
function reportStretch(text: string, at: number, done: number, onUnusual: OnUnusual): number {
	let from = at;
	while (from > done && !isBlank(text.charCodeAt(from - 1))) from--;
	let to = at + 1;
	while (to < text.length && !isBlank(text.charCodeAt(to))) to++;
	onUnusual(from, to);
	return to;
}

function isBlank(code: number): boolean {
	return code === 32 || (code >= 9 && code <= 13);
}

/** Whether a word is spelt out and does not go on behind its last letter. */
function isWordAt(text: string, at: number, word: string): boolean {
	const last = word.length - 1;
	// The end first: many anchors begin with the same word, such as `connection`.
	if (foldAscii(text.charCodeAt(at + last)) !== word.charCodeAt(last)) return false;
	const after = text.charCodeAt(at + last + 1);
	// Letters may follow a number: `503ms`.
	if (isWordCode(after) && after !== 95 && !isDigit(word.charCodeAt(last))) return false;
	for (let i = 0; i < last; i++) {
		if (foldAscii(text.charCodeAt(at + i)) !== word.charCodeAt(i)) return false;
	}
	return true;
}

function isDigit(code: number): boolean {
	return code >= 48 && code <= 57;
}

/** Three characters in five bits each, case folded away. */
function headOf(text: string, at: number): number {
	return blockOf(text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2));
}

function blockOf(a: number, b: number, c: number): number {
	return ((a & 31) << 10) | ((b & 31) << 5) | (c & 31);
}

/** Where the anchors are listed that begin with one block and have another at the end of the searched part. */
function startOf(head: number, block: number): number {
	return (head ^ (block << 5) ^ (block >> 4)) & (STARTS - 1);
}

function isPlain(word: string): boolean {
	for (let i = 0; i < word.length; i++) {
		const code = word.charCodeAt(i);
		if (code >= 128 || ASCII_CLASS[code] === 0) return false;
	}
	return true;
}

type OnUnusual = (from: number, to: number) => void;

export interface Anchor {
	/** The word's number in the vocabulary. */
	number: number;
	word: string;
}

export interface Scanner {
	groups: Group[];
	/** 1 for each block that is part of some anchor. */
	blocks: Uint8Array;
}

interface Group {
	/** Per anchor: its number, the word, and its first characters as a number. */
	numbers: Int32Array;
	words: string[];
	heads: Int32Array;
	shortest: number;
	/** How far the search may step for each block of three characters. */
	shift: Uint8Array;
	/** First anchor for a beginning (see `startOf`), and the next one for the same beginning. */
	first: Int32Array;
	next: Int32Array;
}
