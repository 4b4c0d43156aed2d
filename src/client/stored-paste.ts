import { readTab, writeTab } from './tab-storage.ts';

const KEY = 'hs-paste';
/** Characters. */
const MAX_LENGTH = 500_000;

/** Stores a text for the next page of this tab. Addresses and requests never carry it. False if nothing can be stored. */
export function storePaste(text: string): boolean {
	return writeTab(KEY, text.slice(0, MAX_LENGTH));
}

/** Takes back what the page before stored; a second call finds nothing. */
export function takePaste(): string | undefined {
	const text = readTab(KEY, MAX_LENGTH);
	writeTab(KEY, undefined);
	return text;
}
