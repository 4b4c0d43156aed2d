import { RequestError, within } from './load-part.ts';
import { request } from './request.ts';
import { href } from './href.ts';

/** The part of Pagefind's browser interface that this site uses; the library itself is built with the index. */
export interface Pagefind {
	/** If the query is `null`, finds all pages that the filters select. */
	search: (query: string | null, options?: SearchOptions) => Promise<{ results: PagefindResult[] }>;
}

export interface SearchOptions {
	filters?: Record<string, string[]>;
	sort?: Record<string, 'asc' | 'desc'>;
}

export interface PagefindResult {
	id: string;
	data: () => Promise<PagefindPage>;
}

export interface PagefindPage {
	url: string;
	/** The text of the page, with code between the marks of `indexPage`. */
	content: string;
	meta: { title?: string; kind?: string; summary?: string };
}

/**
 * Queries the full-text index, which is loaded on first use. Rejects if part of it cannot be loaded or does not respond
 * within the limit; the next call then starts over.
 *
 * Pagefind remembers failed requests, and browsers remember failed scripts. Therefore each attempt loads the library from
 * a different address.
 */
export async function askPagefind<T>(query: (pagefind: Pagefind) => Promise<T>): Promise<T> {
	const attempt = (current ??= load(attempts++));
	try {
		const answer = await within(attempt.then(query), 'The search index', LIMIT_S);
		if (firstFailure) throw firstFailure;
		return answer;
	} catch (error) {
		if (current === attempt) current = undefined;
		throw error instanceof RequestError
			? error
			: (firstFailure ?? new RequestError('The search index could not be loaded.'));
	}
}
let current: Promise<Pagefind> | undefined;
let attempts = 0;
/** The error of the first failed request of the current attempt. */
let firstFailure: RequestError | undefined;

/** Limit for the whole query: loading the library, its entry file, the parts of the index and the pages. */
const LIMIT_S = 15;

/** @param number The number of the attempt, counted from 0. */
async function load(number: number): Promise<Pagefind> {
	firstFailure = undefined;
	if (number === 0) watchRequests();
	const file = number === 0 ? 'pagefind.js' : `pagefind.js?attempt=${number}`;
	const library = (await import(/* @vite-ignore */ href(`/pagefind/${file}`))) as Library;
	// Pagefind's worker would make requests that `watchRequests` cannot see.
	return library.createInstance({ noWorker: true, basePath: href('/pagefind/'), baseUrl: href('/') });
}

/**
 * Limits the time of Pagefind's requests and records failures. If part of the index is missing, Pagefind itself only writes
 * to the console, and then returns no results.
 */
function watchRequests(): void {
	const send = globalThis.fetch;
	globalThis.fetch = async (input, init) => {
		const url = new URL(input instanceof Request ? input.url : input, location.href);
		if (url.origin !== location.origin || !url.pathname.startsWith(href('/pagefind/'))) return send(input, init);
		try {
			return await request(url.pathname + url.search, copyOf, send);
		} catch (error) {
			firstFailure ??= error instanceof RequestError ? error : undefined;
			throw error;
		}
	};
}

/** Reads the whole response, so that the limit applies to its body too. */
async function copyOf(response: Response): Promise<Response> {
	return new Response(await response.arrayBuffer(), { headers: response.headers });
}

interface Library {
	createInstance: (options: { noWorker: boolean; basePath: string; baseUrl: string }) => Pagefind;
}
