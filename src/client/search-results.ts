import { maskSecrets } from '../core/draft/mask-secrets.ts';
import { mayBeWords } from '../core/search/kind-of-text.ts';
import type { WordResult } from '../core/search/search-words.ts';
import { markWords, matchingSentence } from '../core/search/sentence.ts';
import { searchQueries } from '../core/text/query.ts';
import { count } from '../core/text/prose/words.ts';
import { h } from './dom.ts';
import { askPagefind, type PagefindPage, type PagefindResult, type SearchOptions } from './pagefind.ts';
import { kindOf, pathOf } from './word-list.ts';
import { findPages } from './word-search.ts';

/** Whether a text may be part of the address, which browsers store in their history and people share. */
export function mayBeInAddress(text: string): boolean {
	return text.length <= MAX_IN_ADDRESS && !text.includes('\n') && maskSecrets(text) === text;
}
/** Longer texts are pastes. */
const MAX_IN_ADDRESS = 120;

/**
 * Finds pages: first those whose names, titles or summaries have the words, then those with the words anywhere in their
 * text. Without a text, finds the pages that the filters select. Rejects if the full-text index does not respond.
 */
export async function find(text: string, { filters, sort }: Choices): Promise<Found> {
	const options = { filters, ...(sort !== '' && { sort: { [sort]: sort === 'edited' ? 'desc' : 'asc' } as const }) };
	if (text === '') return browse(options);
	// The list of names can be ordered only by the best match, and filtered only by the kind. If it cannot be loaded, the
	// full text is still searched.
	const canSearchNames = sort === '' && mayBeWords(text) && Object.keys(filters).every((facet) => facet === 'kind');
	const [named, full] = await Promise.all([
		canSearchNames ? findPages(text).catch(() => []) : [],
		findInText(text, options),
	]);
	const [kind] = filters['kind'] ?? [];
	const relevant = named.filter(({ hasAllWords }) => hasAllWords || full.results.length === 0);
	const ofKind = relevant.filter(({ entry }) => kind === undefined || kindOf(entry) === kind);
	const first = ofKind.slice(0, MAX_NAMED);
	const alerts = first.filter(({ entry }) => entry.kind === 'alert').length;
	// The full-text results contain the named pages too, except those of alerts. So each page is counted once.
	const total = alerts + Math.max(full.results.length, first.length - alerts);
	return { results: [...first, ...full.results], status: describe(total, full.shortened) };
}

/**
 * The list items of some results, without pages that are already in `shown`. Adds the new pages to it. Rejects if one
 * of the pages cannot be loaded.
 */
export async function renderResults(results: Results, text: string, shown: Set<string>): Promise<HTMLLIElement[]> {
	const pages = await askPagefind(() => Promise.all(results.map(async (each) => toShown(each, text))));
	return pages.flatMap((page) => {
		if (shown.has(page.path)) return [];
		shown.add(page.path);
		return [renderPage(page, text)];
	});
}

/** Maximum number of pages at the top that were found by their names, titles or summaries. */
const MAX_NAMED = 5;

async function browse(options: SearchOptions): Promise<Found> {
	if (Object.keys(options.filters ?? {}).length === 0) return { results: [], status: '' };
	// Without words there is no best match, so the pages are sorted by title unless the reader chose another order.
	const inOrder = { sort: { title: 'asc' } as const, ...options };
	const { results } = await askPagefind((pagefind) => pagefind.search(null, inOrder));
	return { results, status: results.length === 0 ? 'No page matches all of these filters.' : describe(results.length) };
}

async function findInText(text: string, options: SearchOptions) {
	const queries = searchQueries(text);
	for (const [index, query] of queries.entries()) {
		const { results } = await askPagefind((pagefind) => pagefind.search(query, options));
		if (results.length === 0 && index < queries.length - 1) continue;
		return { results, shortened: index === 0 || results.length === 0 ? undefined : query };
	}
	return { results: [], shortened: undefined };
}

function describe(found: number, shortened?: string): string {
	if (found === 0) return 'No page has these words.';
	const pages = `${count(found, 'page')} found`;
	return shortened === undefined ? `${pages}.` : `No page has all of these words. ${pages} for: ${shortened}`;
}

/** What a result shows: the page's summary, and a sentence with the words if title and summary have none of them. */
async function toShown(result: Result, text: string): Promise<ShownPage> {
	if ('entry' in result) {
		const { entry, name } = result;
		return { path: pathOf(entry), title: entry.title, kind: kindOf(entry), name, lines: [entry.line] };
	}
	const { url, meta, content }: PagefindPage = await result.data();
	const { title = url, kind = '', summary = '' } = meta;
	const isInSummary = markWords(`${title} ${summary}`, text).length > 1;
	const sentence = isInSummary ? undefined : matchingSentence(content, text);
	const lines = [summary, sentence].filter((line) => line !== undefined && line !== '');
	return { path: url, title, kind, lines: lines as string[] };
}

function renderPage({ path, title, kind, name, lines }: ShownPage, text: string): HTMLLIElement {
	return h(
		'li',
		{ class: 'result' },
		h('h3', {}, h('a', { href: path }, title)),
		...lines.map((line) => h('p', {}, ...marked(line, text))),
		h('p', { class: 'small' }, name === undefined ? kind : `${kind} ${name}`),
	);
}

function marked(line: string, text: string): (Node | string)[] {
	return markWords(line, text).map((part, at) => (at % 2 === 1 ? h('mark', {}, part) : part));
}

type Result = WordResult | PagefindResult;
export type Results = readonly Result[];

export interface Choices {
	/** The chosen values by facet. */
	filters: Record<string, string[]>;
	/** `title`, `edited`, or empty for the best match first. */
	sort: string;
}

export interface Found {
	results: Results;
	/** The number of results, in words for the reader. */
	status: string;
}

interface ShownPage {
	path: string;
	title: string;
	kind: string;
	/** The code or other name that was searched for. */
	name?: string | undefined;
	lines: string[];
}
