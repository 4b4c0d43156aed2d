import { isAnchorable } from './template.ts';

/** Which of several words of a template it is best found by: rare, long, with a distinctive word after it. -1 for none. */
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
	const number = /^\d+$/.test(word) ? (word.length > 4 ? 1 : 6) : 0;
	// A neighbour lets most candidates be turned down without reading the words around; the word after it first.
	const neighbour = weightAfter !== undefined ? 8 + weightAfter / 2 : isAfterWord ? 3 : 0;
	return weight + length - number + neighbour;
}

/** What words shorter than six characters score for their length. */
const LENGTH_SCORES: Readonly<Record<number, number>> = { 3: -16, 4: -12, 5: 4 };

export interface AnchorCandidate {
	word: string;
	weight: number;
	/** Whether another word is directly before it. */
	isAfterWord: boolean;
	/** Weight of the word directly after it, if there is one. */
	weightAfter: number | undefined;
}
