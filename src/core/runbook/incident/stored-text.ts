/**
 * Judges of single values that come back from a browser's storage, where any program and any hand may have changed them.
 * Nothing that they let through can be mistaken for syntax by YAML, Markdown, an address or a file system.
 */

/** An id of an entry: lower-case words joined by hyphens. */
export function isStoredId(value: unknown): value is string {
	return isShortText(value, 100) && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value);
}

/** The name of a parameter. */
export function isStoredName(value: unknown): value is string {
	return isShortText(value, 60) && /^[A-Z][A-Z0-9_]*$/.test(value);
}

/** A moment in UTC to the second that exists: `2026-11-21T03:12:00Z`. */
export function isStoredTime(value: unknown): value is string {
	if (!isShortText(value, 20) || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value)) return false;
	const time = new Date(value);
	return !Number.isNaN(time.getTime()) && time.toISOString() === value.replace('Z', '.000Z');
}

export function isShortText(value: unknown, max: number): value is string {
	return typeof value === 'string' && value.length <= max;
}

/** A list of at most `max` items, each of which passes. */
export function isListOf<T>(value: unknown, max: number, passes: (item: unknown) => item is T): value is T[] {
	return Array.isArray(value) && value.length <= max && value.every(passes);
}

/** What JSON holds, or undefined for a text that is not JSON or longer than `max` characters. */
export function parseStored(json: string | null | undefined, max: number): unknown {
	if (!json || json.length > max) return undefined;
	try {
		return JSON.parse(json);
	} catch {
		return undefined;
	}
}
