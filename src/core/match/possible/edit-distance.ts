/** True if one letter was changed, left out, added or swapped with its neighbour; false for equal words. */
export function isOneEditAway(a: string, b: string): boolean {
	if (Math.abs(a.length - b.length) > 1 || a === b) return false;
	let i = 0;
	while (i < a.length && i < b.length && a[i] === b[i]) i++;
	if (a.length > b.length) return a.slice(i + 1) === b.slice(i);
	if (a.length < b.length) return a.slice(i) === b.slice(i + 1);
	if (a.slice(i + 1) === b.slice(i + 1)) return true;
	return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}
