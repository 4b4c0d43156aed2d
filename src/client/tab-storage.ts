/**
 * What this tab stores until it is closed. Storage may be switched off or full, and what comes back may have been written
 * by anyone: whoever reads it has to judge it.
 */
export function readTab(key: string, maxLength: number): string | undefined {
	try {
		const text = sessionStorage.getItem(key);
		return text === null || text.length > maxLength ? undefined : text;
	} catch {
		return undefined;
	}
}

/** Stores a text, or deletes it where it is undefined. False if that did not work. */
export function writeTab(key: string, text: string | undefined): boolean {
	try {
		if (text === undefined) sessionStorage.removeItem(key);
		else sessionStorage.setItem(key, text);
		return true;
	} catch {
		return false;
	}
}
