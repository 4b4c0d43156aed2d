/** Every string inside `value` with its path, in the order written, except in the fields named in `skip`. */
export function* stringsIn(
	value: unknown,
	skip: ReadonlySet<string> = new Set(),
	path: readonly (string | number)[] = [],
): Generator<FoundString> {
	if (typeof value === 'string') {
		yield { path, text: value };
		return;
	}
	if (typeof value !== 'object' || value === null) return;
	const isList = Array.isArray(value);
	for (const [key, child] of Object.entries(value)) {
		if (!skip.has(key)) yield* stringsIn(child, skip, [...path, isList ? Number(key) : key]);
	}
}

/** The strings that a pattern such as `['fixes', '*', 'runbook']` leads to. */
export function* stringsAt(
	value: unknown,
	pattern: readonly string[],
	path: readonly (string | number)[] = [],
): Generator<FoundString> {
	const [key, ...rest] = pattern;
	if (key === undefined) {
		if (typeof value === 'string') yield { path, text: value };
		return;
	}
	if (typeof value !== 'object' || value === null) return;
	if (key !== '*') {
		yield* stringsAt((value as Record<string, unknown>)[key], rest, [...path, key]);
		return;
	}
	if (!Array.isArray(value)) return;
	for (const [index, child] of value.entries()) yield* stringsAt(child, rest, [...path, index]);
}

export interface FoundString {
	path: readonly (string | number)[];
	text: string;
}
