import { readTab, writeTab } from './tab-storage.ts';

const KEY = 'hs-paste';
/** Maximum number of characters. */
const MAX_LENGTH = 500_000;

/**
 * Stores a text for the next page of this tab, so that it never appears in addresses or requests. Returns false on failure.
 */
export function storePaste(text: string): boolean {
	return writeTab(KEY, text.slice(0, MAX_LENGTH));
}

/** Removes and returns the text that the previous page stored. */
export function takePaste(): string | undefined {
	const text = readTab(KEY, MAX_LENGTH);
	writeTab(KEY, undefined);
	return text;
}
