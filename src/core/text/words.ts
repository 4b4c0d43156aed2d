/** `count(1, 'file')` is "1 file", `count(2, 'file')` is "2 files". */
export function count(amount: number, noun: string): string {
	return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

/** `"a", "b" or "c"`. */
export function listOf(names: readonly string[], joiner: 'and' | 'or' = 'or'): string {
	const quoted = names.map((name) => `"${name}"`);
	if (quoted.length < 2) return quoted.join('');
	return `${quoted.slice(0, -1).join(', ')} ${joiner} ${quoted.at(-1)}`;
}

/** A value as a message shows it: text in quotes, at most 60 characters of it, on one line. */
export function show(value: unknown): string {
	if (value === undefined) return 'nothing';
	const text = JSON.stringify(value) ?? String(value);
	return text.length <= 60 ? text : `${text.slice(0, 56)}…${typeof value === 'string' ? '"' : ''}`;
}

/** `['claims', 0, 'source']` is `claims[0].source`. */
export function pathName(path: readonly (string | number)[]): string {
	return path.reduce<string>((name, part) => {
		if (typeof part === 'number') return `${name}[${part}]`;
		return name === '' ? part : `${name}.${part}`;
	}, '');
}
