import { ASCII_CLASS, CARRIAGE_RETURN, foldAscii, isWordCode } from '../text/chars.ts';
import { nextLineStart } from '../text/cut-word.ts';
import { buildFollowers } from './followers.ts';
import type { Followers } from './followers.ts';
import { Hits } from './hits.ts';
import { findEscapes, UnusualSpans } from './unusual-spans.ts';
import { Window, WINDOW } from './window.ts';
import { BLOCK, blockIn, blockOf, BLOCKS, buildSearch, searchWords } from './wu-manber.ts';
import type { Anchor, WordSearch } from './wu-manber.ts';

/**
 * Prepares the search for anchor words.
 *
 * Long and short words are searched for separately: one short word would make the whole search take short steps.
 *
 * @param next - for each word of the vocabulary, the words that may follow it as an anchor; `undefined` if any word may
 */
export function buildScanner(anchors: readonly Anchor[], next: readonly (readonly (string | undefined)[])[]): Scanner {
	const ascii = anchors.filter(({ word }) => isAscii(word));
	const blocks = new Uint8Array(BLOCKS);
	const pairs = new Uint8Array(PAIRS);
	for (const { word } of ascii) {
		for (let i = 0; i + BLOCK <= word.length; i++) blocks[blockIn(word, i)] = 1;
		for (let i = 1; i < word.length; i++) pairs[pairOf(word.charCodeAt(i - 1), word.charCodeAt(i))] = 1;
	}
	return {
		searches: LENGTHS.map(([min, max]) => ascii.filter(({ word }) => word.length >= min && word.length <= max))
			.filter((group) => group.length > 0)
			.map(buildSearch),
		followers: buildFollowers(next),
		blocks,
		pairs,
	};
}

/**
 * Adds every place of `text` where an anchor may be to `hits`.
 *
 * The places have three sources: anchors spelt out in the text, unless the next word excludes them; anchors cut in two
 * by a line break; and, through `onUnusual`, spans without white space that contain characters which decoding may drop
 * or replace. The caller reads those spans word by word. No place that verification would accept is left out;
 * `prefilter.test.ts` checks this.
 */
export function findCandidates(scanner: Scanner, text: string, hits: Hits, onUnusual: OnUnusual): void {
	const spans = new UnusualSpans(text, onUnusual);
	for (let from = 0; from < text.length; from += WINDOW) {
		window.fill(text, from);
		for (const search of scanner.searches) searchWords(search, window, hits, scanner.followers);
		spans.findIn(window);
	}
	findCutAnchors(scanner, text, hits);
	findEscapes(text, onUnusual);
}

/** Refilled for each part of a text. All searches can share it, because a search runs synchronously. */
const window = new Window();
const cutWindow = new Window();
/** Ranges of word lengths that are searched for together. */
const LENGTHS = [
	[5, Infinity],
	[BLOCK, 4],
] as const;

/** Anchors with a line break inside: `Queu` at the end of one line, `ePool` at the start of the next. */
function findCutAnchors(scanner: Scanner, text: string, hits: Hits): void {
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
		const end = text.charCodeAt(at - 1) === CARRIAGE_RETURN ? at - 1 : at;
		const before = text.charCodeAt(end - 1);
		if (end === 0 || !isWordCode(before)) continue;
		const start = nextLineStart(text, at + 1);
		const after = text.charCodeAt(start);
		if (!isWordCode(after)) continue;
		if (scanner.pairs[pairOf(before, after)] === 0) continue;
		// An anchor that is cut here has one of these two blocks.
		const ending = blockOf(text.charCodeAt(end - 2), before, after);
		const beginning = blockOf(before, after, text.charCodeAt(start + 1));
		if (scanner.blocks[ending] === 0 && scanner.blocks[beginning] === 0) continue;
		addCutAnchors(scanner, text, end, start, hits);
	}
}

/** Adds the anchors in the word whose first half ends at `end` and whose second half starts at `start`. */
function addCutAnchors(scanner: Scanner, text: string, end: number, start: number, hits: Hits): void {
	let from = end;
	while (from > 0 && end - from < MAX_HALF_LENGTH && isWordCode(text.charCodeAt(from - 1))) from--;
	let to = start;
	while (to - start < MAX_HALF_LENGTH && isWordCode(text.charCodeAt(to))) to++;
	cutWindow.fill(text.slice(from, end) + text.slice(start, to), 0);
	cutHits.clear();
	for (const search of scanner.searches) searchWords(search, cutWindow, cutHits);
	if (cutHits.count === 0) return;
	cutHits.sort();
	for (let i = 0; i < cutHits.count; i++) {
		const at = cutHits.at(i);
		// Other anchors begin after the line break, so the search has found them already.
		if (at < end - from) hits.push(from + at, cutHits.anchor(i));
	}
}

const PAIRS = 16_384;

/** A number for two ASCII characters that ignores their case. */
function pairOf(a: number, b: number): number {
	return (foldAscii(a) << 7) | foldAscii(b);
}

const cutHits = new Hits();
const MAX_HALF_LENGTH = 64;

function isAscii(word: string): boolean {
	for (let i = 0; i < word.length; i++) {
		const code = word.charCodeAt(i);
		if (code >= 128 || ASCII_CLASS[code] === 0) return false;
	}
	return true;
}

type OnUnusual = (from: number, to: number) => void;

export interface Scanner {
	searches: WordSearch[];
	/** The words that may follow each anchor. */
	followers: Followers;
	/** 1 for each block that is part of an anchor. */
	blocks: Uint8Array;
	/** 1 for each pair of neighbouring characters in an anchor. */
	pairs: Uint8Array;
}
