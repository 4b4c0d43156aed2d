/**
 * The number of single edits between two names: characters added, left out, replaced, or swapped with their neighbour
 * (Damerau-Levenshtein, optimal string alignment). Case counts.
 */
export function editDistance(a: string, b: string): number {
	return editsToBeginnings(a, b)[b.length] ?? 0;
}

/**
 * The numbers of edits between all of `a` and each beginning of `b`, from the empty one to all of `b`. The smallest of
 * them is 1 for "conecti" and "connection". If all are above the limit, the result is empty.
 */
export function editsToBeginnings(a: string, b: string, limit = Infinity): number[] {
	let [beforeLast, last, row]: [number[], number[], number[]] = [[], [], []];
	for (let j = 0; j <= b.length; j += 1) last.push(j);
	let lastRowMin = 0;
	for (let i = 1; i <= a.length; i += 1) {
		row[0] = i;
		let rowMin = i;
		for (let j = 1; j <= b.length; j += 1) {
			const cost = a[i - 1] === b[j - 1] ? 0 : 1;
			let distance = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
				distance = Math.min(distance, (beforeLast[j - 2] ?? 0) + 1);
			}
			row[j] = distance;
			if (distance < rowMin) rowMin = distance;
		}
		// No later row can be within the limit: a swap of neighbours reaches back two rows, and adds one edit.
		if (rowMin > limit && lastRowMin >= limit) return [];
		lastRowMin = rowMin;
		// The oldest row is overwritten next.
		[beforeLast, last, row] = [last, row, beforeLast];
	}
	return last;
}
