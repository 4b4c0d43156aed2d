import { loadContent } from '../node/content/load-content.ts';
import type { ReadContent } from '../node/content/read-content.ts';

/** What the content folder holds, as the check before a build has read it; while somebody writes, as it is now. */
export function content(): Promise<ReadContent> {
	if (import.meta.env.DEV) return loadContent();
	loading ??= loadContent();
	return loading;
}
let loading: Promise<ReadContent> | undefined;

/** Settings that a page cannot do without. Throws where they are missing or invalid; the check says so before a build does. */
export function required<T>(settings: T | undefined, file: string): T {
	if (settings !== undefined) return settings;
	throw new Error(`content/${file} is missing or not valid. Run "npm run check", which says what to do.`);
}
