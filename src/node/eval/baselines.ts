import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import MiniSearch from 'minisearch';
import type { Entry } from '../../core/entry.ts';
import type { Baseline } from '../../core/match/quality/eval-report.ts';
import { measure, type LabelledPaste } from '../../core/match/quality/evaluate.ts';
import { buildIndex, loadIndex, match } from '../../core/match/index.ts';
import { plainText } from '../../core/text/prose/inline.ts';
import { searchQueries } from '../../core/text/query.ts';
import { signatureOf } from '../../core/verdict/signature-of.ts';

/**
 * Compares the matcher with two full-text searches over the same error pages and with the same pastes.
 *
 * @param site - the folder of the built site, which contains Pagefind's index
 */
export async function compareBaselines(
	pages: readonly Entry<'error'>[],
	pastes: readonly LabelledPaste[],
	site: string,
): Promise<Baseline[]> {
	const index = loadIndex(buildIndex(pages.map(signatureOf)));
	const ownSearch = (text: string) => match(index, text).matches.map(({ error }) => error);
	return [
		{ name: 'this matcher', result: await measureBaseline(ownSearch, pastes) },
		{ name: 'MiniSearch (BM25+), whole paste', result: await measureBaseline(openMiniSearch(pages), pastes) },
		...(await comparePagefind(pastes, site)),
	];
}

async function comparePagefind(pastes: readonly LabelledPaste[], site: string): Promise<Baseline[]> {
	const names = ['Pagefind, whole paste', 'Pagefind, words as the search page picks them'] as const;
	if (!existsSync(path.join(site, 'pagefind', 'pagefind.js'))) {
		return names.map((name) => ({ name, result: 'not measured: run `npm run build` first' }));
	}
	return withFileFetch(async () => {
		const search = await openPagefind(path.join(site, 'pagefind'));
		const searchPicked: Search = async (text) => {
			for (const query of searchQueries(text)) {
				const errors = await search(query);
				if (errors.length > 0) return errors;
			}
			return [];
		};
		return [
			{ name: names[0], result: await measureBaseline(search, pastes) },
			{ name: names[1], result: await measureBaseline(searchPicked, pastes) },
		];
	});
}

/** Queries each paste twice and measures the second time, because Pagefind loads parts of its index during the first. */
async function measureBaseline(search: Search, pastes: readonly LabelledPaste[]): Promise<Baseline['result']> {
	const answers = new Map<string, string[]>();
	const times: number[] = [];
	for (const { text } of pastes) {
		await search(text);
		const start = performance.now();
		answers.set(text, await search(text));
		times.push(performance.now() - start);
	}
	times.sort((a, b) => a - b);
	return {
		...measure((text) => answers.get(text) ?? [], pastes),
		queryMs: times[Math.floor(times.length / 2)] ?? Number.NaN,
	};
}

function openMiniSearch(pages: readonly Entry<'error'>[]): Search {
	const search = new MiniSearch({ fields: ['title', 'meaning', 'examples', 'fixes', 'body'] });
	search.addAll(
		pages.map(({ id, data, body }) => ({
			id,
			title: plainText(data.title),
			meaning: plainText(data.meaning),
			examples: data.examples.join('\n'),
			fixes: data.fixes.map(({ text }) => plainText(text)).join('\n'),
			body: body.texts.map(({ text }) => text).join('\n'),
		})),
	);
	return (text) => search.search(text).map((found) => String(found['id']));
}

/**
 * Loads Pagefind's own script to search only error pages. The address of each page that it finds ends with the page's
 * id.
 */
async function openPagefind(folder: string): Promise<(query: string) => Promise<string[]>> {
	const base = `${pathToFileURL(path.resolve(folder)).href}/`;
	const pagefind = (await import(`${base}pagefind.js`)) as Pagefind;
	await pagefind.options({ basePath: base, baseUrl: '/' });
	return async (query) => {
		const { results } = await pagefind.search(query, { filters: { kind: ['Error'] } });
		const best = await Promise.all(results.slice(0, MAX_ANSWERS).map((result) => result.data()));
		return best.map(({ url }) => path.posix.basename(url));
	};
}

const MAX_ANSWERS = 3;

/** Lets a script that was written for a browser read its files while `work` runs. */
async function withFileFetch<T>(work: () => Promise<T>): Promise<T> {
	const originals = GLOBALS.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
	const standIns: Record<(typeof GLOBALS)[number], unknown> = {
		document: { currentScript: null, querySelector: () => ({ getAttribute: () => 'en' }) },
		window: { location: { origin: 'http://localhost', href: 'http://localhost/' } },
		fetch: async (address: string) => {
			const url = new URL(address);
			url.search = '';
			return new Response(await readFile(url));
		},
	};
	for (const name of GLOBALS) {
		Object.defineProperty(globalThis, name, { value: standIns[name], configurable: true, writable: true });
	}
	try {
		return await work();
	} finally {
		for (const [name, descriptor] of originals) {
			if (descriptor) Object.defineProperty(globalThis, name, descriptor);
			else Reflect.deleteProperty(globalThis, name);
		}
	}
}

const GLOBALS = ['document', 'window', 'fetch'] as const;

type Search = (text: string) => string[] | Promise<string[]>;

interface Pagefind {
	options: (options: { basePath: string; baseUrl: string }) => Promise<void>;
	search: (
		query: string,
		options: { filters: Record<string, string[]> },
	) => Promise<{ results: { data: () => Promise<{ url: string }> }[] }>;
}
