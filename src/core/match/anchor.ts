import { isAnchorable } from './template.ts';

/**
 * Position of the word by which a template is found: rare, long, and with other words directly beside it.
 *
 * @param isFree - whether the word has no other word directly before or behind it, only gaps
 */
export function chooseAnchor(
	words: readonly string[],
	weightOf: (position: number) => number,
	isFree: (position: number) => boolean,
): number {
	let best = 0;
	let bestScore = -Infinity;
	words.forEach((word, i) => {
		if (!isAnchorable(word)) return;
		// One short word makes the scanner take short steps through the whole text.
		const length = word.length >= 6 ? 7 + Math.min(word.length, 12) / 4 : (LENGTH_SCORES[word.length] ?? 0);
		// A neighbour lets most candidates be turned down without reading the words around.
		const score = weightOf(i) + length - (/^\d+$/.test(word) ? (word.length > 4 ? 1 : 6) : 0) - (isFree(i) ? 3 : 0);
		if (score > bestScore) [best, bestScore] = [i, score];
	});
	return best;
}

/** What words shorter than six characters score for their length. */
const LENGTH_SCORES: Readonly<Record<number, number>> = { 3: -8, 4: -2, 5: 4 };
