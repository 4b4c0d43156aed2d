import { maskSecrets } from '../core/draft/mask-secrets.ts';
import { searchQueries } from '../core/text/query.ts';
import { count } from '../core/text/words.ts';
import { h } from './dom.ts';
import { askPagefind, type Pagefind, type PagefindPage } from './pagefind.ts';

/** Whether a text may be part of the address, which browsers store in their history and people share. */
export function mayBeInAddress(text: string): boolean {
	return text.length <= MAX_IN_ADDRESS && !text.includes('\n') && maskSecrets(text) === text;
}
/** Longer texts are pastes. */
const MAX_IN_ADDRESS = 120;

/** Finds pages with all words of a text, or else with fewer words. Rejects if the index does not respond. */
export async function find(text: string, filters: Record<string, string[]>): Promise<Found> {
	const queries = searchQueries(text);
	for (const [index, query] of queries.entries()) {
		const { results } = await askPagefind((pagefind) => pagefind.search(query, { filters }));
		if (results.length === 0 && index < queries.length - 1) continue;
		return { results, status: describe(results.length, index === 0 ? undefined : query) };
	}
	return { results: [], status: '' };
}

/** The list items of some results. Rejects if one of the pages cannot be loaded. */
export async function renderResults(results: Results): Promise<HTMLLIElement[]> {
	const pages = await askPagefind(() => Promise.all(results.map((result) => result.data())));
	return pages.map(renderResult);
}

function describe(found: number, shortened: string | undefined): string {
	if (found === 0) return 'No page has these words.';
	const pages = `${count(found, 'page')} found`;
	return shortened === undefined ? `${pages}.` : `No page has all of these words. ${pages} for: ${shortened}`;
}

function renderResult({ url, meta, excerpt }: PagefindPage): HTMLLIElement {
	return h(
		'li',
		{ class: 'result' },
		h('h3', {}, h('a', { href: url }, meta.title ?? url)),
		h('p', {}, ...markedText(excerpt)),
		h('p', { class: 'small' }, meta.kind ?? ''),
	);
}

/** Rebuilds Pagefind's excerpt as text and marks, so that nothing from the index becomes markup of this page. */
function markedText(excerpt: string): Node[] {
	const parsed = new DOMParser().parseFromString(excerpt, 'text/html');
	return [...parsed.body.childNodes].map((node) => {
		const text = node.textContent ?? '';
		return node.nodeName === 'MARK' ? h('mark', {}, text) : document.createTextNode(text);
	});
}

export type Results = Awaited<ReturnType<Pagefind['search']>>['results'];

export interface Found {
	results: Results;
	/** One sentence with the number of results. */
	status: string;
}
