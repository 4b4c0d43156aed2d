import { isAnchorable } from './template.ts';

/**
 * Chooses the word that finds a template best: rare, long, with a distinctive word after it. Returns its index, or -1
 * if no word is suitable.
 */
export function chooseAnchor(candidates: readonly AnchorCandidate[]): number {
	let best = -1;
	let bestScore = -Infinity;
	candidates.forEach((candidate, i) => {
		if (!isAnchorable(candidate.word)) return;
		const score = scoreOf(candidate);
		if (score > bestScore) [best, bestScore] = [i, score];
	});
	return best;
}

function scoreOf({ word, weight, isAfterWord, weightAfter }: AnchorCandidate): number {
	// One short word makes the scanner take short steps through the whole text.
	const length = word.length >= 6 ? 7 + Math.min(word.length, 12) / 4 : (LENGTH_SCORES[word.length] ?? 0);
	const numberPenalty = /^\d+$/.test(word) ? (word.length > 4 ? 1 : 6) : 0;
	// Most candidates are rejected by comparing just one word next to them, which is quickest if that word follows.
	const neighbourBonus = weightAfter !== undefined ? 8 + weightAfter / 2 : isAfterWord ? 3 : 0;
	return weight + length - numberPenalty + neighbourBonus;
}

/** Scores by length for words shorter than six characters. */
const LENGTH_SCORES: Readonly<Record<number, number>> = { 3: -16, 4: -12, 5: 4 };

export interface AnchorCandidate {
	word: string;
	weight: number;
	/** Whether another word is directly before it. */
	isAfterWord: boolean;
	/** Weight of the word directly after it, if there is one. */
	weightAfter: number | undefined;
}
