import { editsToBeginnings } from '../text/edit-distance.ts';
import { stemOf } from './tokens.ts';
import { lettersOf, type IndexedWord, type WordIndex } from './word-index.ts';

/**
 * The words of the index that a word of a query may mean, each with how well it fits, up to 1. A word that the index knows,
 * or that begins one of its words, is taken as it is. Only otherwise are typing mistakes forgiven.
 */
export function findWords(index: WordIndex, query: string): FoundWord[] {
	const found = findAsTyped(index, query);
	return found.length > 0 ? found : findMisspelt(index.words, query).flatMap((each) => withStem(each, index.byWord));
}

/** The words of the index that are this word or its stem, or that begin with this word. */
export function findAsTyped({ words, byWord }: WordIndex, query: string): FoundWord[] {
	const found: FoundWord[] = [];
	const exact = byWord.get(query);
	if (exact) found.push({ word: exact, fit: 1 });
	const stem = stemOf(query);
	const sameStem = stem === query ? undefined : byWord.get(stem);
	if (sameStem) found.push({ word: sameStem, fit: FIT.stem });
	for (const each of words) {
		if (each === exact || each === sameStem || !each.word.startsWith(query)) continue;
		found.push({ word: each, fit: FIT.prefix * Math.sqrt(query.length / each.word.length) });
	}
	return found;
}

/** A misspelt "leaking" means "leak" as well. */
function withStem(found: FoundWord, byWord: WordIndex['byWord']): FoundWord[] {
	const stem = byWord.get(stemOf(found.word.word));
	return stem && stem !== found.word ? [found, { word: stem, fit: found.fit * FIT.stem }] : [found];
}

const FIT = { stem: 0.95, prefix: 0.9, oneEdit: 0.7, twoEdits: 0.5, unfinished: 0.7 };

/** One edit for a word of 4 to 7 letters, two for a longer one, none for a shorter one or a number. */
export function allowedEdits(word: string): number {
	if (word.length < 4 || /^\d+$/.test(word)) return 0;
	return word.length < 8 ? 1 : 2;
}

function findMisspelt(words: readonly IndexedWord[], query: string): FoundWord[] {
	const allowed = allowedEdits(query);
	if (allowed === 0) return [];
	const letters = lettersOf(query);
	const found: FoundWord[] = [];
	for (const word of words) {
		if (word.word.length < query.length - allowed || !beginsAlike(word.word, query)) continue;
		// Letters of the query that the word lacks: each edit explains at most one.
		if (countBits(letters & ~word.letters) > allowed) continue;
		const fit = misspeltFit(word.word, query, allowed);
		if (fit !== undefined) found.push({ word, fit });
	}
	return found;
}

/** The first letter is hardly ever the wrong one, but it may be missing, doubled or swapped with the second. */
function beginsAlike(word: string, query: string): boolean {
	const [first = '', second = ''] = query;
	return word.startsWith(first) || word.startsWith(first, 1) || word.startsWith(second);
}

/** How well a misspelt query fits a word that was typed completely or only in part; undefined if it does not fit. */
function misspeltFit(word: string, query: string, allowed: number): number | undefined {
	const maxLength = query.length + allowed;
	const edits = editsToBeginnings(query, word.slice(0, maxLength), allowed);
	const whole = word.length <= maxLength ? edits.at(-1) : undefined;
	if (whole !== undefined && whole <= allowed) return whole === 1 ? FIT.oneEdit : FIT.twoEdits;
	if (query.length < MIN_UNFINISHED || word.length <= query.length) return undefined;
	const beginning = Math.min(...edits);
	if (beginning > allowed) return undefined;
	return (beginning === 1 ? FIT.oneEdit : FIT.twoEdits) * FIT.unfinished;
}

/** Below this length, a mistake in a word that is not finished could mean almost anything. */
const MIN_UNFINISHED = 5;

function countBits(bits: number): number {
	let count = 0;
	for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
	return count;
}

export interface FoundWord {
	word: IndexedWord;
	fit: number;
}
