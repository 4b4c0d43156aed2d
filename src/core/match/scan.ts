import { ASCII_CLASS, foldAscii, isWordCode } from './chars.ts';

/**
 * Prepares the search for anchor words.
 *
 * Wu and Manber's algorithm ("A fast algorithm for multi-pattern searching", 1994) with blocks of three characters of
 * five bits each: most positions of the text are never looked at. Long and short words are searched apart, because the
 * shortest word of a group decides how far it may step.
 */
export function buildScanner(anchors: readonly Anchor[]): Scanner {
	const ascii = anchors.filter(({ word }) => isPlain(word));
	const pairs = new Uint8Array(1024);
	for (const { word } of ascii) {
		for (let i = 1; i < word.length; i++) pairs[pairOf(word.charCodeAt(i - 1), word.charCodeAt(i))] = 1;
	}
	return {
		groups: [
			ascii.filter(({ word }) => word.length >= LONG),
			ascii.filter(({ word }) => word.length < LONG && word.length >= BLOCK),
		]
			.filter((group) => group.length > 0)
			.map(buildGroup),
		pairs,
	};
}

/**
 * Adds every place of `text` at which an anchor may stand.
 *
 * Three sources: the anchor spelt out in the text, in any case, even inside a longer word; the anchor cut in two by a
 * line break; and, through `onUnusual`, stretches without white space that hold characters which decoding may drop or
 * replace (anything outside printable ASCII, `^[`, `\u`, `\x`, `\0`, `\e`, `&#`, `&shy`, `&amp;`), which the caller
 * reads word by word. What verification accepts is always among them; `prefilter.test.ts` holds that.
 */
export function findCandidates(scanner: Scanner, text: string, hits: Hits, onUnusual: OnUnusual): void {
	for (const group of scanner.groups) scanGroup(group, text, 0, text.length, hits);
	findCutAnchors(scanner, text, hits);
	findUnusual(text, onUnusual);
}

/** Candidate places: offset and anchor, in parallel. */
export class Hits {
	count = 0;
	at: Int32Array = new Int32Array(64);
	anchor: Int32Array = new Int32Array(64);

	push(at: number, anchor: number): void {
		if (this.count === this.at.length) {
			const atBigger = new Int32Array(this.count * 2);
			atBigger.set(this.at);
			const anchorBigger = new Int32Array(this.count * 2);
			anchorBigger.set(this.anchor);
			this.at = atBigger;
			this.anchor = anchorBigger;
		}
		this.at[this.count] = at;
		this.anchor[this.count] = anchor;
		this.count++;
	}

	/** Indices of the hits by offset. */
	inOrder(): Uint32Array {
		const order = new Uint32Array(this.count);
		for (let i = 0; i < this.count; i++) order[i] = i;
		return order.sort((a, b) => (this.at[a] as number) - (this.at[b] as number));
	}
}

const BLOCK = 3;
/** Words of at least this length make up the fast group. */
const LONG = 7;

function buildGroup(anchors: readonly Anchor[]): Group {
	const shortest = Math.min(...anchors.map(({ word }) => word.length));
	const longestStep = shortest - BLOCK + 1;
	const shift = new Uint8Array(32_768).fill(longestStep);
	const first = new Int32Array(32_768).fill(-1);
	const next = new Int32Array(anchors.length).fill(-1);
	anchors.forEach(({ word }, number) => {
		for (let i = BLOCK - 1; i < shortest; i++) {
			const block = blockOf(word.charCodeAt(i - 2), word.charCodeAt(i - 1), word.charCodeAt(i));
			shift[block] = Math.min(shift[block] as number, shortest - 1 - i);
		}
		const last = blockOf(
			word.charCodeAt(shortest - 3),
			word.charCodeAt(shortest - 2),
			word.charCodeAt(shortest - 1),
		);
		next[number] = first[last] as number;
		first[last] = number;
	});
	return { anchors, shortest, shift, first, next };
}

function scanGroup(group: Group, text: string, from: number, to: number, hits: Hits): void {
	const { shift, first, next, anchors, shortest } = group;
	let i = from + shortest - 1;
	while (i < to) {
		const block =
			((text.charCodeAt(i - 2) & 31) << 10) | ((text.charCodeAt(i - 1) & 31) << 5) | (text.charCodeAt(i) & 31);
		const step = shift[block] as number;
		if (step > 0) {
			i += step;
			continue;
		}
		const at = i - shortest + 1;
		for (let a = first[block] as number; a >= 0; a = next[a] as number) {
			const anchor = anchors[a] as Anchor;
			if (startsWithFolded(text, at, to, anchor.word)) hits.push(at, anchor.number);
		}
		i++;
	}
}

/** Anchors with a line break inside: `Queu` at the end of one line, `ePool` at the start of the next. */
function findCutAnchors(scanner: Scanner, text: string, hits: Hits): void {
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
		const end = text.charCodeAt(at - 1) === CARRIAGE_RETURN ? at - 1 : at;
		const before = text.charCodeAt(end - 1);
		if (end === 0 || !isWordCode(before)) continue;
		const start = nextLineStart(text, at + 1);
		const after = text.charCodeAt(start);
		if (!isWordCode(after) || scanner.pairs[pairOf(before, after)] === 0) continue;
		checkCut(scanner, text, end, start, hits);
	}
}

/** Where the second half of a cut word stands: behind the indentation of the next line. */
export function nextLineStart(text: string, from: number): number {
	let i = from;
	while (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9) i++;
	return i;
}

function checkCut(scanner: Scanner, text: string, end: number, start: number, hits: Hits): void {
	let tail = end;
	while (tail > 0 && end - tail < 64 && isWordCode(text.charCodeAt(tail - 1))) tail--;
	let head = start;
	while (head - start < 64 && isWordCode(text.charCodeAt(head))) head++;
	const joined = text.slice(tail, end) + text.slice(start, head);
	cutHits.count = 0;
	for (const group of scanner.groups) scanGroup(group, joined, 0, joined.length, cutHits);
	for (let i = 0; i < cutHits.count; i++) {
		const at = cutHits.at[i] as number;
		if (at < end - tail) hits.push(tail + at, cutHits.anchor[i] as number);
	}
}

const cutHits = new Hits();
const CARRIAGE_RETURN = 13;
// One class per alternative, no nesting, no overlap: linear.
const UNUSUAL = /[^\t\n\v\f\r -~]|\^\[|\\[ux0e]|&(?:#|shy|amp)/g;

function findUnusual(text: string, onUnusual: OnUnusual): void {
	let done = 0;
	UNUSUAL.lastIndex = 0;
	for (let found = UNUSUAL.exec(text); found !== null; found = UNUSUAL.exec(text)) {
		let from = found.index;
		while (from > done && !isBlank(text.charCodeAt(from - 1))) from--;
		let to = found.index + 1;
		while (to < text.length && !isBlank(text.charCodeAt(to))) to++;
		onUnusual(from, to);
		done = to;
		UNUSUAL.lastIndex = to;
	}
}

function isBlank(code: number): boolean {
	return code === 32 || (code >= 9 && code <= 13);
}

function startsWithFolded(text: string, at: number, to: number, word: string): boolean {
	if (at + word.length > to) return false;
	for (let i = 0; i < word.length; i++) {
		if (foldAscii(text.charCodeAt(at + i)) !== word.charCodeAt(i)) return false;
	}
	return true;
}

function blockOf(a: number, b: number, c: number): number {
	return ((a & 31) << 10) | ((b & 31) << 5) | (c & 31);
}

function pairOf(a: number, b: number): number {
	return ((a & 31) << 5) | (b & 31);
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
	/** 1 for two characters that follow each other in some anchor. */
	pairs: Uint8Array;
}

interface Group {
	anchors: readonly Anchor[];
	shortest: number;
	/** How far the search may step for each block of three characters. */
	shift: Uint8Array;
	/** First anchor whose beginning ends with a block, and the next one with the same block. */
	first: Int32Array;
	next: Int32Array;
}
