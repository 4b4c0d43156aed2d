import { editDistance } from './edit-distance.ts';

/**
 * The candidate that the author most likely meant, or undefined if none is close. The measure is the edit distance with
 * transpositions (Damerau-Levenshtein, optimal string alignment), which may be at most a third of the name's length, or
 * 1 for a short name. If no candidate is that close, the result is the candidate that shares the most words with the
 * name, if more than half of the words are shared. Sharing one word of two is not enough: `inventory-api` and
 * `shop-api` have little in common.
 */
export function closestName(name: string, candidates: Iterable<string>): string | undefined {
	const all = [...candidates];
	return nearestSpelling(name, all) ?? mostSharedWords(name, all);
}

function nearestSpelling(name: string, candidates: readonly string[]): string | undefined {
	let best: string | undefined;
	let bestDistance = Math.max(1, Math.floor(name.length / 3)) + 1;
	for (const candidate of candidates) {
		if (Math.abs(candidate.length - name.length) >= bestDistance) continue;
		const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
		if (distance >= bestDistance) continue;
		best = candidate;
		bestDistance = distance;
	}
	return best;
}

function mostSharedWords(name: string, candidates: readonly string[]): string | undefined {
	const words = new Set(wordsOf(name));
	let best: string | undefined;
	let bestShare = 0.5;
	for (const candidate of candidates) {
		const theirs = wordsOf(candidate);
		const shared = theirs.filter((word) => words.has(word)).length;
		const share = shared / Math.max(words.size, theirs.length);
		if (share <= bestShare) continue;
		best = candidate;
		bestShare = share;
	}
	return best;
}

/** Splits a name into words, so that `pool-full`, `poolFull` and `pool full` are the same two words. */
function wordsOf(name: string): string[] {
	return name
		.replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
		.toLowerCase()
		.split(/[^a-z0-9]+/)
		.filter(Boolean);
}
