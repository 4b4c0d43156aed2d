/**
 * Checks for single values from a browser's storage, where any program or person may have changed them. No accepted id,
 * name or time can be mistaken for syntax in Markdown, an address or a file path.
 */

/** An id of an entry: lower-case words joined by hyphens. */
export function isStoredId(value: unknown): value is string {
	return isShortText(value, 100) && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value);
}

/** The name of a parameter. */
export function isStoredName(value: unknown): value is string {
	return isShortText(value, 60) && /^[A-Z][A-Z0-9_]*$/.test(value);
}

/** A time in UTC that exists, to the second: `2026-11-21T03:12:00Z`. */
export function isStoredTime(value: unknown): value is string {
	if (!isShortText(value, 20) || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value)) return false;
	const time = new Date(value);
	return !Number.isNaN(time.getTime()) && time.toISOString() === value.replace('Z', '.000Z');
}

export function isShortText(value: unknown, max: number): value is string {
	return typeof value === 'string' && value.length <= max;
}

/** A list of at most `max` items, for each of which `passes` is true. */
export function isListOf<T>(value: unknown, max: number, passes: (item: unknown) => item is T): value is T[] {
	return Array.isArray(value) && value.length <= max && value.every(passes);
}

/** Parses JSON. Undefined for a text that is not JSON or is longer than `max` characters. */
export function parseStored(json: string | null | undefined, max: number): unknown {
	if (!json || json.length > max) return undefined;
	try {
		return JSON.parse(json);
	} catch {
		return undefined;
	}
}
