/**
 * The versions that at least one of several ranges covers, from the lowest bound to the highest: `≥ 1.4`, `> 1.4`, `< 2.0`,
 * `≥ 1.4, < 2.0`. Empty if the ranges exclude no version, or if one of them is not a range of versions.
 *
 * @example versionSpan(['>=1.4 <2.0', '>=2.0']) // '≥ 1.4'
 */
export function versionSpan(ranges: readonly string[]): string {
	const bounds = ranges.map(boundsOf);
	if (bounds.length === 0 || !bounds.every((each) => each !== undefined)) return '';
	const lows = bounds.map(({ low }) => low);
	const highs = bounds.map(({ high }) => high);
	// If one range has no bound in a direction, neither have all ranges together.
	const low = lows.includes(undefined) ? undefined : [...lows].sort(compareBounds)[0];
	const high = highs.includes(undefined) ? undefined : [...highs].sort(compareBounds).at(-1);
	return [low, high].filter(Boolean).join(', ');
}

/**
 * The lowest and the highest version, each with its operator. Undefined for a text that is not a range of versions, such
 * as `German` for the language of a server.
 */
function boundsOf(range: string): { low?: string; high?: string } | undefined {
	if (range.trim() === '*') return {};
	const found: { low?: string; high?: string } = {};
	for (const part of range.trim().split(/\s+/)) {
		const [, operator, version] = /^(>=?|<=?|=)(\d[\w.-]*)$/.exec(part) ?? [];
		if (version === undefined) return undefined;
		if (operator !== '<' && operator !== '<=') found.low = `${operator === '>' ? '>' : '≥'} ${version}`;
		if (operator !== '>' && operator !== '>=') found.high = `${operator === '<' ? '<' : '≤'} ${version}`;
	}
	return found;
}

/** Compares by version. With the same version, `≥` comes before `>`, and `<` before `≤`. */
function compareBounds(a = '', b = ''): number {
	const order = a.slice(2).localeCompare(b.slice(2), 'en', { numeric: true });
	return order === 0 ? Number(/^[>≤]/.test(a)) - Number(/^[>≤]/.test(b)) : order;
}
