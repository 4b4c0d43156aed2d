/**
 * Reads from the storage of this tab, which lasts until it is closed. Storage may be disabled or full, and any program may
 * have written the stored text, so the caller must check it.
 */
export function readTab(key: string, maxLength: number): string | undefined {
	try {
		const text = sessionStorage.getItem(key);
		return text === null || text.length > maxLength ? undefined : text;
	} catch {
		return undefined;
	}
}

/** Stores a text, or deletes the entry if the text is undefined. Returns false on failure. */
export function writeTab(key: string, text: string | undefined): boolean {
	try {
		if (text === undefined) sessionStorage.removeItem(key);
		else sessionStorage.setItem(key, text);
		return true;
	} catch {
		return false;
	}
}
