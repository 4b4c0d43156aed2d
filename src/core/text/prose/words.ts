/** `count(1, 'file')` is "1 file", `count(2, 'file')` is "2 files". */
export function count(amount: number, noun: string): string {
	return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

/** `a runbook`, `an error`. */
export function withArticle(noun: string): string {
	return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** `"a", "b" or "c"`. */
export function listOf(names: readonly string[], joiner: 'and' | 'or' = 'or'): string {
	const quoted = names.map((name) => `"${name}"`);
	if (quoted.length < 2) return quoted.join('');
	return `${quoted.slice(0, -1).join(', ')} ${joiner} ${quoted.at(-1)}`;
}

/**
 * Formats a value for a message on one plain line: text is quoted and cut to at most 60 characters, a list is shown as
 * its length, and an object as its keys.
 */
export function show(value: unknown): string {
	if (Array.isArray(value)) return `a list of ${value.length}`;
	if (typeof value === 'object' && value !== null) return `{ ${Object.keys(value).join(', ')} }`;
	if (typeof value !== 'string') return String(value);
	const text = plainLine(value.replace(/\s+/g, ' ')).trim();
	return text.length <= 60 ? `"${text}"` : `"${text.slice(0, 57)}…"`;
}

/** Formats a name for a message, without line breaks and terminal control characters. */
export function plainLine(name: string): string {
	return name.replace(/[\p{Cc}\p{Cs}]/gu, '');
}

/** `['claims', 0, 'source']` is `claims[0].source`. */
export function pathName(path: readonly (string | number)[]): string {
	return path.reduce<string>((name, part) => {
		if (typeof part === 'number') return `${name}[${part}]`;
		return name === '' ? part : `${name}.${part}`;
	}, '');
}
