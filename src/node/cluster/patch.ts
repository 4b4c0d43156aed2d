/**
 * Applies a JSON merge patch. `kubectl` sends strategic merge patches too, which differ only in lists, and those of our
 * commands have no lists.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7396 for the algorithm
 */
export function mergePatch(target: unknown, patch: unknown): unknown {
	if (!isRecord(patch)) return patch;
	const result: Record<string, unknown> = isRecord(target) ? { ...target } : {};
	for (const [key, value] of Object.entries(patch)) {
		if (value === null) delete result[key];
		else result[key] = mergePatch(result[key], value);
	}
	return result;
}

/**
 * Applies a JSON patch of `replace` operations, as `kubectl rollout undo` sends it.
 *
 * @throws Error for any other operation, or for a path that does not exist.
 * @see https://www.rfc-editor.org/rfc/rfc6902 for the format
 */
export function replacePatch(target: unknown, operations: readonly Operation[]): unknown {
	const result = structuredClone(target);
	for (const { op, path, value } of operations) {
		if (op !== 'replace') throw new Error(`This server only replaces values, and the operation is "${op}".`);
		const keys = path.split('/').slice(1).map(unescape);
		const last = keys.pop() ?? '';
		let place = result;
		for (const key of keys) place = isRecord(place) ? place[key] : undefined;
		if (!isRecord(place) || !Object.hasOwn(place, last)) throw new Error(`There is no "${path}" to replace.`);
		place[last] = value;
	}
	return result;
}

/** `~1` stands for a slash in a key, and `~0` for a tilde. */
function unescape(key: string): string {
	return key.replaceAll('~1', '/').replaceAll('~0', '~');
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export interface Operation {
	op: string;
	path: string;
	value?: unknown;
}
