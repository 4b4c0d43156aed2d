import { ASCII_CLASS, DIGIT, foldAscii, isWordCode, UNDERSCORE } from '../text/chars.ts';
import { excludesFollower } from './followers.ts';
import type { Followers } from './followers.ts';
import type { Hits } from './hits.ts';
import type { Window } from './window.ts';

/**
 * Prepares the search for many words at once.
 *
 * Wu and Manber's algorithm ("A fast algorithm for multi-pattern searching", 1994) with blocks of three characters of
 * five bits each. Most positions of the text are never read. The shortest word limits how far the search may step.
 */
export function buildSearch(anchors: readonly Anchor[]): WordSearch {
	const shortest = Math.min(...anchors.map(({ word }) => word.length));
	const shift = new Uint8Array(BLOCKS).fill(shortest - BLOCK + 1);
	const first = new Int32Array(SLOTS).fill(-1);
	const next = new Int32Array(anchors.length).fill(-1);
	anchors.forEach(({ word }, index) => {
		for (let i = BLOCK - 1; i < shortest; i++) {
			const block = blockIn(word, i - BLOCK + 1);
			shift[block] = Math.min(shift[block] as number, shortest - 1 - i);
		}
		const slot = slotOf(blockIn(word, 0), blockIn(word, shortest - BLOCK));
		next[index] = first[slot] as number;
		first[slot] = index;
	});
	return {
		numbers: Int32Array.from(anchors, ({ number }) => number),
		words: anchors.map(({ word }) => word),
		heads: Int32Array.from(anchors, ({ word }) => blockIn(word, 0)),
		shortest,
		shift,
		first,
		next,
	};
}

/**
 * Adds to `hits` the anchors that begin inside a window. Case is ignored, and an anchor may be the end of a longer
 * word.
 *
 * @param followers - if given, anchors that the next word excludes are left out
 */
export function searchWords(search: WordSearch, window: Window, hits: Hits, followers?: Followers): void {
	const { shift, shortest } = search;
	const { bytes } = window;
	const end = Math.min(window.size + shortest - 1, window.length);
	// The last character of the block that is compared.
	let i = shortest - 1;
	while (i < end) {
		const block = blockOf(bytes[i - 2] as number, bytes[i - 1] as number, bytes[i] as number);
		const step = shift[block] as number;
		if (step === 0) addAnchorsAt(search, window, i - shortest + 1, block, hits, followers);
		i += step || 1;
	}
}

/** Packs three characters into five bits each, which also ignores their case. */
export function blockOf(a: number, b: number, c: number): number {
	return ((a & 31) << 10) | ((b & 31) << 5) | (c & 31);
}

/** The block at an offset of a word. */
export function blockIn(word: string, at: number): number {
	return blockOf(word.charCodeAt(at), word.charCodeAt(at + 1), word.charCodeAt(at + 2));
}

/** Number of characters in a block; no anchor may be shorter. */
export const BLOCK = 3;
/** Number of different blocks. */
export const BLOCKS = 32_768;
const SLOTS = 16_384;

/** Adds to `hits` the anchors that begin at one place of a window. */
function addAnchorsAt(
	search: WordSearch,
	{ bytes, from }: Window,
	at: number,
	block: number,
	hits: Hits,
	followers: Followers | undefined,
): void {
	const { first, next, heads, words, numbers } = search;
	const head = blockOf(bytes[at] as number, bytes[at + 1] as number, bytes[at + 2] as number);
	for (let a = first[slotOf(head, block)] as number; a >= 0; a = next[a] as number) {
		if (heads[a] !== head) continue;
		const word = words[a] as string;
		const number = numbers[a] as number;
		if (!isWordAt(bytes, at, word)) continue;
		if (!followers || !excludesFollower(followers, number, bytes, at + word.length)) hits.push(from + at, number);
	}
}

/**
 * The slot of an anchor in the hash table, computed from its first block and the last block within the length of the
 * shortest anchor.
 */
function slotOf(head: number, block: number): number {
	return (head ^ (block << 5) ^ (block >> 4)) & (SLOTS - 1);
}

/** Whether the text has the word at an offset, and no letter or digit follows (except after a digit). */
function isWordAt(bytes: Uint8Array, at: number, word: string): boolean {
	const last = word.length - 1;
	// The last letter is compared first, because many anchors begin alike: `connection`, `connections`, `connectionpool`.
	if (foldAscii(bytes[at + last] as number) !== word.charCodeAt(last)) return false;
	const after = bytes[at + last + 1] as number;
	// An underscore may follow any word, and anything may follow a final digit, as in `503ms`.
	if (isWordCode(after) && after !== UNDERSCORE && !isDigit(word.charCodeAt(last))) return false;
	for (let i = 0; i < last; i++) {
		if (foldAscii(bytes[at + i] as number) !== word.charCodeAt(i)) return false;
	}
	return true;
}

function isDigit(code: number): boolean {
	return code < 128 && ASCII_CLASS[code] === DIGIT;
}

export interface Anchor {
	/** The word's number in the vocabulary. */
	number: number;
	word: string;
}

/** A set of ASCII words, ready for a search. */
export interface WordSearch {
	/** For each anchor, its number in the vocabulary, the word, and its first characters as a block. */
	numbers: Int32Array;
	words: string[];
	heads: Int32Array;
	shortest: number;
	/** How far the search may step for each block of three characters. */
	shift: Uint8Array;
	/** The first anchor in each slot (see `slotOf`), and for each anchor the next one in its slot; or -1. */
	first: Int32Array;
	next: Int32Array;
}
