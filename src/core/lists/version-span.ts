/**
 * The versions that at least one of several ranges covers, from the lowest bound to the highest: `≥ 1.4`, `< 2.0`,
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
	const low = lows.includes(undefined) ? undefined : [...lows].sort(compareVersions)[0];
	const high = highs.includes(undefined) ? undefined : [...highs].sort(compareVersions).at(-1);
	return [low && `≥ ${low}`, high].filter(Boolean).join(', ');
}

/**
 * The lowest version, and the highest one with its operator. Undefined for a text that is not a range of versions, such
 * as `German` for the language of a server.
 */
function boundsOf(range: string): { low?: string; high?: string } | undefined {
	if (range.trim() === '*') return {};
	const found: { low?: string; high?: string } = {};
	for (const part of range.trim().split(/\s+/)) {
		const [, operator, version] = /^(>=?|<=?|=)(\d[\w.-]*)$/.exec(part) ?? [];
		if (version === undefined) return undefined;
		if (operator !== '<' && operator !== '<=') found.low = version;
		if (operator !== '>' && operator !== '>=') found.high = `${operator === '<' ? '<' : '≤'} ${version}`;
	}
	return found;
}

function compareVersions(a = '', b = ''): number {
	return a.replace(/^. /, '').localeCompare(b.replace(/^. /, ''), 'en', { numeric: true });
}
