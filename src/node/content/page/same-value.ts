/**
 * The path to the first difference between two values, or undefined if they have the same type, the same own keys and the same
 * values. It compares the results of two YAML readers. Values more than 100 levels deep count as different, so a value that
 * contains itself does too.
 */
export function firstDifference(a: unknown, b: unknown): (string | number)[] | undefined {
	return compare(a, b, [], 0);
}

function compare(a: unknown, b: unknown, path: (string | number)[], depth: number): (string | number)[] | undefined {
	if (Object.is(a, b)) return undefined;
	if (depth > MAX_DEPTH || typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return path;
	if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime() ? undefined : path;
	if (Array.isArray(a) && Array.isArray(b)) {
		if (a.length !== b.length) return path;
		for (const [index, item] of a.entries()) {
			const found = compare(item, b[index], [...path, index], depth + 1);
			if (found) return found;
		}
		return undefined;
	}
	if (!isPlain(a) || !isPlain(b)) return path;
	const keys = Object.keys(a);
	if (keys.length !== Object.keys(b).length) {
		const extra = [...keys, ...Object.keys(b)].find((key) => !(Object.hasOwn(a, key) && Object.hasOwn(b, key)));
		return extra !== undefined && Object.hasOwn(a, extra) ? [...path, extra] : path;
	}
	for (const key of keys) {
		if (!Object.hasOwn(b, key)) return [...path, key];
		const found = compare(a[key], b[key], [...path, key], depth + 1);
		if (found) return found;
	}
	return undefined;
}

const MAX_DEPTH = 100;

function isPlain(value: object): value is Record<string, unknown> {
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === Object.prototype || prototype === null;
}
