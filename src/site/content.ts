import { loadContent } from '../node/content/load-content.ts';
import type { ReadContent } from '../node/content/read-content.ts';

/** The content. In a build, it is what the check has read; in development, changed files are read again. */
export function content(): Promise<ReadContent> {
	if (import.meta.env.DEV) return loadContent();
	loading ??= loadContent();
	return loading;
}
let loading: Promise<ReadContent> | undefined;

/** Returns settings that pages require. Throws if they are missing or invalid, which the check reports before a build. */
export function required<T>(settings: T | undefined, file: string): T {
	if (settings !== undefined) return settings;
	throw new Error(`content/${file} is missing or not valid. Run "npm run check", which says what to do.`);
}
