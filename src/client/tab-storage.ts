/**
 * Reads from the storage of this tab, which lasts until the tab is closed. Undefined if there is no text, if it is longer
 * than `maxLength`, or if storage is disabled. Any program may have written the text, so the caller must check it.
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
