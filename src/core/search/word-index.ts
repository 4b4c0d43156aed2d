import { namesIn, queryWords, squash, tokensOfName } from './tokens.ts';
import type { WordEntry } from './word-entry.ts';

/**
 * Prepares entries for `searchWords`: every word with the entries that contain it. For each entry, a word counts as
 * much as the most important field that contains it.
 */
export function buildWordIndex(entries: readonly WordEntry[]): WordIndex {
	const postings = new Map<string, Posting[]>();
	// Stores the tokens of each name, because most names occur in many entries.
	const tokensByName = new Map<string, readonly string[]>();
	const tokensOf = (text: string): string[] =>
		namesIn(text).flatMap((name) => {
			const tokens = tokensByName.get(name) ?? tokensOfName(name);
			tokensByName.set(name, tokens);
			return tokens;
		});
	for (const [entry, each] of entries.entries()) {
		for (const [token, weight] of weightedTokens(each, tokensOf)) {
			const known = postings.get(token);
			if (known) known.push({ entry, weight });
			else postings.set(token, [{ entry, weight }]);
		}
	}
	const words = [...postings].map(([word, list]) => ({ word, letters: lettersOf(word), postings: list }));
	return {
		entries,
		words,
		byWord: new Map(words.map((word) => [word.word, word])),
		names: entries.map(namesOf),
		titleLengths: entries.map(({ title }) => Math.max(1, queryWords(title).length)),
	};
}

/** The letters of a word as bits. Words that differ by one edit differ in at most two letters. */
export function lettersOf(word: string): number {
	let bits = 0;
	for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31);
	return bits;
}

/** How much a word in each field of an entry counts. An entry is about a word that counts more than `line`. */
export const WEIGHTS = { name: 12, title: 8, near: 4, line: 2, text: 1 } as const;

function weightedTokens(
	{ id, title, line, names = [], near = '', text = '' }: WordEntry,
	tokensOf: (text: string) => string[],
): Map<string, number> {
	const weights = new Map<string, number>();
	const places = [
		[names.join(' '), WEIGHTS.name],
		[title, WEIGHTS.title],
		[`${near} ${id}`, WEIGHTS.near],
		[line, WEIGHTS.line],
		[text, WEIGHTS.text],
	] as const;
	for (const [words, weight] of places) {
		for (const token of tokensOf(words)) if (!weights.has(token)) weights.set(token, weight);
	}
	return weights;
}

function namesOf({ id, title, names = [] }: WordEntry): ReadonlySet<string> {
	return new Set([id, title, ...names].map(squash));
}

export interface WordIndex {
	entries: readonly WordEntry[];
	words: readonly IndexedWord[];
	byWord: ReadonlyMap<string, IndexedWord>;
	/** The id, title and other names of each entry, in squashed form. */
	names: readonly ReadonlySet<string>[];
	/** The number of words in the title of each entry, as in a query; at least 1. */
	titleLengths: readonly number[];
}

export interface IndexedWord {
	word: string;
	letters: number;
	postings: readonly Posting[];
}

export interface Posting {
	/** The place of the entry in `entries`. */
	entry: number;
	weight: number;
}
