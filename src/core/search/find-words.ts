import { editsToBeginnings } from '../text/edit-distance.ts';
import { stemOf } from './tokens.ts';
import { lettersOf, type IndexedWord, type WordIndex } from './word-index.ts';

/**
 * Finds the words of the index that a typed word may mean, each with its fit, which is at most 1. If the index contains
 * the typed word or its stem, or a word that begins with the typed word, typing mistakes are not considered.
 */
export function findWords(index: WordIndex, typed: string): FoundWord[] {
	const found = findAsTyped(index, typed);
	return found.length > 0 ? found : findMisspelt(index.words, typed).flatMap((each) => withStem(each, index.byWord));
}

/** The words of the index that are the typed word or its stem, or that begin with the typed word. */
export function findAsTyped({ words, byWord }: WordIndex, typed: string): FoundWord[] {
	const found: FoundWord[] = [];
	const exact = byWord.get(typed);
	if (exact) found.push({ word: exact, fit: 1 });
	const stem = stemOf(typed);
	const sameStem = stem === typed ? undefined : byWord.get(stem);
	if (sameStem) found.push({ word: sameStem, fit: FIT.stem });
	for (const each of words) {
		if (each === exact || each === sameStem || !each.word.startsWith(typed)) continue;
		found.push({ word: each, fit: FIT.prefix * Math.sqrt(typed.length / each.word.length) });
	}
	return found;
}

/** Adds the stem of a found word, because a misspelt "leaking" may mean "leak" as well. */
function withStem(found: FoundWord, byWord: WordIndex['byWord']): FoundWord[] {
	const stem = byWord.get(stemOf(found.word.word));
	return stem && stem !== found.word ? [found, { word: stem, fit: found.fit * FIT.stem }] : [found];
}

/** The fit of a word that is not exactly as typed. `unfinished` is a factor for a misspelt beginning of a word. */
const FIT = { stem: 0.95, prefix: 0.9, oneEdit: 0.7, twoEdits: 0.5, unfinished: 0.7 };

/** One edit for a word of 4 to 7 letters, two for a longer one, none for a shorter one or a number. */
export function allowedEdits(word: string): number {
	if (word.length < 4 || /^\d+$/.test(word)) return 0;
	return word.length < 8 ? 1 : 2;
}

function findMisspelt(words: readonly IndexedWord[], typed: string): FoundWord[] {
	const allowed = allowedEdits(typed);
	if (allowed === 0) return [];
	const letters = lettersOf(typed);
	const found: FoundWord[] = [];
	for (const word of words) {
		if (word.word.length < typed.length - allowed || !beginsAlike(word.word, typed)) continue;
		// The letters that were typed but are not in the word: each edit explains at most one of them.
		if (countBits(letters & ~word.letters) > allowed) continue;
		const fit = misspeltFit(word.word, typed, allowed);
		if (fit !== undefined) found.push({ word, fit });
	}
	return found;
}

/** The first letter is hardly ever a wrong one, but it may be missing, doubled or swapped with the second. */
function beginsAlike(word: string, typed: string): boolean {
	const [first = '', second = ''] = typed;
	return word.startsWith(first) || word.startsWith(first, 1) || word.startsWith(second);
}

/** How well a misspelt word fits a word of the index or the beginning of one; undefined if it does not fit. */
function misspeltFit(word: string, typed: string, allowed: number): number | undefined {
	const maxLength = typed.length + allowed;
	const edits = editsToBeginnings(typed, word.slice(0, maxLength), allowed);
	const editsToWhole = word.length <= maxLength ? edits.at(-1) : undefined;
	if (editsToWhole !== undefined && editsToWhole <= allowed) return editsToWhole === 1 ? FIT.oneEdit : FIT.twoEdits;
	if (typed.length < MIN_UNFINISHED || word.length <= typed.length) return undefined;
	const editsToBeginning = Math.min(...edits);
	if (editsToBeginning > allowed) return undefined;
	return (editsToBeginning === 1 ? FIT.oneEdit : FIT.twoEdits) * FIT.unfinished;
}

/** A shorter beginning of a word could mean almost anything if it has a mistake. */
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
