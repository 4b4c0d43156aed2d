import { findAsTyped, findWords, type FoundWord } from './find-words.ts';
import { compoundsIn, queryWords, squash } from './tokens.ts';
import { isForIncidents, KIND_ORDER, type WordEntry } from './word-entry.ts';
import { WEIGHTS, type WordIndex } from './word-index.ts';

/**
 * The pages that fit the words of a query, best first. Pages for incidents come first if the whole query is one of
 * their names. If only other pages have that name, the best of them is always among the results. Next come pages that
 * are about all of the words, then pages that only mention some of them; in both groups, pages for incidents come
 * before the others. Pages that lack words are returned only if no page has all of the words or the query as a name,
 * and only if they have at least half of the words.
 */
export function searchWords(index: WordIndex, text: string, limit: number): WordResult[] {
	const words = queryWords(text);
	const squashed = squash(text);
	if (squashed.length < 2) return [];
	const scores = scoreEntries(index, words, compoundsIn(text));
	const isNamedByQuery = ({ place }: Score): boolean => index.names[place]?.has(squashed) ?? false;
	const complete = scores.filter((score) => score.found === words.length || isNamedByQuery(score));
	const shown = complete.length > 0 ? complete : scores.filter(({ found }) => found * 2 >= words.length);
	const best = firstOf(
		shown.map((score) => rank(index, score, isNamedByQuery(score))),
		limit,
	);
	return best.map(({ entry, found }) => {
		const name = matchedName(entry, squashed, words);
		return { entry, hasAllWords: found === words.length, ...(name !== undefined && { name }) };
	});
}

/** The scores of all entries that have at least one of the words. */
function scoreEntries(index: WordIndex, words: readonly string[], compounds: readonly string[]): Score[] {
	const scores = new Array<Score | undefined>(index.entries.length).fill(undefined);
	for (const word of words) {
		const { values, rarity } = valuesOf(index, findWords(index, word));
		for (const [place, value] of values.entries()) {
			if (value === 0) continue;
			const score = (scores[place] ??= { place, found: 0, inTitle: 0, value: 0, weakest: Infinity });
			score.found += 1;
			if (value > WEIGHTS.near) score.inTitle += 1;
			score.value += rarity * value;
			score.weakest = Math.min(score.weakest, value);
		}
	}
	const matching = scores.filter((score) => score !== undefined);
	// An entry that contains a compound name as a whole counts as being about all of the words, even if it only mentions
	// the others, and comes before entries that contain only the parts of the name.
	for (const compound of compounds) {
		const { values, rarity } = valuesOf(index, findAsTyped(index, compound));
		for (const score of matching) {
			const value = values[score.place] ?? 0;
			if (value === 0) continue;
			score.value += rarity * (value + WEIGHTS.near);
			score.weakest = Math.max(score.weakest, WEIGHTS.near);
		}
	}
	return matching;
}

/** How much a query word counts in each entry (0 if the entry lacks it), and how rare it is among the entries. */
function valuesOf({ entries }: WordIndex, foundWords: readonly FoundWord[]): { values: Float64Array; rarity: number } {
	const total = entries.length;
	const values = new Float64Array(total);
	let entriesFound = 0;
	for (const { word: each, fit } of foundWords) {
		for (const { entry, weight } of each.postings) {
			const before = values[entry] ?? 0;
			if (before === 0) entriesFound += 1;
			if (fit * weight > before) values[entry] = fit * weight;
		}
	}
	return { values, rarity: Math.log(1 + total / Math.max(1, entriesFound)) };
}

function rank(index: WordIndex, { place, found, inTitle, value, weakest }: Score, isNamedByQuery: boolean): Ranked {
	const entry = index.entries[place] as WordEntry;
	const isUrgent = isForIncidents(entry);
	// An entry is about the words of its names, title, id and `near`, even if the query misspells them slightly, but not
	// about words that only its line or its text contains.
	const isAboutAll = weakest > WEIGHTS.line;
	return {
		entry,
		found,
		isNamedByQuery,
		// 0 is named by the query, 1 and 2 are about all of its words, 3 and 4 only mention some. Urgent pages come first.
		group: isNamedByQuery && isUrgent ? 0 : (isAboutAll ? 1 : 3) + (isUrgent ? 0 : 1),
		// Of two titles with the same words, the one with fewer other words fits better.
		value: value * (1 + TITLE_BONUS * (inTitle / (index.titleLengths[place] ?? 1))),
	};
}

const TITLE_BONUS = 0.4;

/**
 * The best results, at most `limit`. If the whole query is the name of one or more pages, for example of a term or a
 * service, the best of these pages is always among the results, if only as the last one.
 */
function firstOf(ranked: readonly Ranked[], limit: number): Ranked[] {
	const first: Ranked[] = [];
	for (const each of ranked) {
		const last = first[limit - 1];
		if (last && compare(each, last) >= 0) continue;
		const position = first.findIndex((other) => compare(each, other) < 0);
		first.splice(position < 0 ? first.length : position, 0, each);
		first.length = Math.min(first.length, limit);
	}
	const named = ranked.filter(({ isNamedByQuery }) => isNamedByQuery).sort(compare)[0];
	return named === undefined || first.includes(named) ? first : [...first.slice(0, limit - 1), named];
}

function compare(a: Ranked, b: Ranked): number {
	return (
		a.group - b.group ||
		Number(b.isNamedByQuery) - Number(a.isNamedByQuery) ||
		b.value - a.value ||
		KIND_ORDER.indexOf(a.entry.kind) - KIND_ORDER.indexOf(b.entry.kind) ||
		(a.entry.id < b.entry.id ? -1 : 1)
	);
}

/** The code or other name by which an entry was found, to show next to its title. */
function matchedName({ title, names = [] }: WordEntry, squashed: string, words: readonly string[]): string | undefined {
	const shown = names.filter((name) => !squash(title).includes(squash(name)));
	return shown.find((name) => squash(name) === squashed) ?? shown.find((name) => words.includes(squash(name)));
}

export interface WordResult {
	entry: WordEntry;
	/** False if the page lacks some of the words. */
	hasAllWords: boolean;
	/** The code, alias or other name that the query contains, if the title does not contain it. */
	name?: string;
}

interface Score {
	/** The place of the entry in the index. */
	place: number;
	/** How many words of the query were found. */
	found: number;
	/** How many of them are in the title or in a name. */
	inTitle: number;
	value: number;
	/** The value of the word that counts least. */
	weakest: number;
}

interface Ranked {
	entry: WordEntry;
	found: number;
	/** Whether the whole query is one of the entry's names. */
	isNamedByQuery: boolean;
	/** Lower groups come first. */
	group: number;
	value: number;
}
