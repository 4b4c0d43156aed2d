/** The part of Pagefind's browser interface that this site uses; the library itself is built with the index. */
export interface Pagefind {
	search: (
		query: string,
		options?: { filters?: Record<string, string[]> },
	) => Promise<{ results: { id: string; data: () => Promise<PagefindPage> }[] }>;
	options: (options: { excerptLength?: number; ranking?: Record<string, number> }) => Promise<void>;
}

export interface PagefindPage {
	url: string;
	/** Text with the found words in `<mark>`; everything else in it is escaped. */
	excerpt: string;
	meta: { title?: string; kind?: string };
}

/** Loads the index's own script on first use. */
export function loadPagefind(): Promise<Pagefind> {
	loading ??= import(/* @vite-ignore */ ['', 'pagefind', 'pagefind.js'].join('/')) as Promise<Pagefind>;
	return loading;
}
let loading: Promise<Pagefind> | undefined;
