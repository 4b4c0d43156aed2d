const KEY = 'hs-paste';

/** Keeps a text for the next page of this tab. Addresses and requests never carry it. */
export function keepPaste(text: string): void {
	try {
		sessionStorage.setItem(KEY, text.slice(0, 500_000));
	} catch {
		// Without storage the next page starts empty; the text is still in the box of this one.
	}
}

/** Takes back what the page before kept; a second call finds nothing. */
export function takePaste(): string | undefined {
	try {
		const text = sessionStorage.getItem(KEY) ?? undefined;
		sessionStorage.removeItem(KEY);
		return text;
	} catch {
		return undefined;
	}
}
