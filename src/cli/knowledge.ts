import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Entry } from '../core/entry.ts';
import { buildGraph, type Graph } from '../core/graph/index.ts';
import { buildIndex } from '../core/match/signatures/index-build.ts';
import { loadIndex, type Index } from '../core/match/runtime.ts';
import { entriesFor } from '../core/audience.ts';
import { FOLDER_OF } from '../core/schema/primitives.ts';
import type { SiteSettings } from '../core/schema/site.ts';
import { count } from '../core/text/prose/words.ts';
import { forkSourceOf, signatureOf } from '../core/verdict/signature-of.ts';
import { loadFields } from '../node/content/load-fields.ts';
import { AUDIENCE, CONTENT_FOLDER } from '../node/places.ts';
import { quoteFileName } from './input/quote-file-name.ts';
import { siteAt } from '../core/address/site-address.ts';

/**
 * Reads the data for the matcher: the front matter of error pages and runbooks, and the address of the site. The rest of
 * the content is read only when `loadGraph` is called. Invalid pages are left out, with a warning.
 */
export async function openKnowledge({ content, baseUrl, warn }: KnowledgeOptions): Promise<Knowledge | Problem> {
	if (baseUrl !== undefined && !(/^https?:\/\/[^\s/]/i.test(baseUrl) && URL.canParse(baseUrl))) {
		return {
			problem: `"${baseUrl}" is not an address; --base-url takes an address such as "https://docs.example.org".`,
		};
	}
	const folder = content ?? defaultContentFolder();
	const { errors, runbooks, site } = await loadFields(folder);
	if (errors.entries.length + errors.invalid === 0) {
		const problem = `There are no error pages in "${path.join(folder, FOLDER_OF.error)}". Name the folder of the content: --content DIR.`;
		return { problem };
	}
	warnOfInvalid(errors.invalid, 'error page', folder, warn);
	warnOfInvalid(runbooks.invalid, 'runbook', folder, warn);
	const base = baseUrl ?? readSiteUrl(site, folder, warn);
	let graph: Promise<Graph> | undefined;
	return {
		folder,
		errors: new Map(errors.entries.map((entry) => [entry.id, entry])),
		index: loadIndex(buildIndex(errors.entries.map(signatureOf), runbooks.entries.map(forkSourceOf))),
		urlOf: base === undefined ? (path) => path : siteAt(base).urlOf,
		loadGraph: () => (graph ??= readGraph(folder)),
	};
}

/** `content` in the current folder if it exists, otherwise `content` in the clone that contains this program. */
export function defaultContentFolder(): string {
	return existsSync(CONTENT_FOLDER) ? CONTENT_FOLDER : path.join(import.meta.dirname, '../..', CONTENT_FOLDER);
}

function warnOfInvalid(invalid: number, noun: string, folder: string, warn: (text: string) => void): void {
	if (invalid === 0) return;
	warn(`Skipped ${count(invalid, `invalid ${noun}`)}. "hindsight check ${quoteFileName(folder) ?? 'DIR'}" says why.\n`);
}

function readSiteUrl(site: SiteSettings | undefined, folder: string, warn: (text: string) => void): string | undefined {
	if (site) return site.url;
	warn(`The address of the site cannot be read from "${folder}/site.yaml", so links show only the path of a page.\n`);
	return undefined;
}

/** Reads the content, and builds the graph of the entries that the built site shows. */
async function readGraph(folder: string): Promise<Graph> {
	const { loadContent } = await import('../node/content/load-content.ts');
	const { entries } = await loadContent(folder);
	return buildGraph(entriesFor(AUDIENCE, entries));
}

interface KnowledgeOptions {
	content: string | undefined;
	baseUrl: string | undefined;
	warn: (text: string) => void;
}

export interface Knowledge {
	folder: string;
	/** Errors by id, in alphabetical order. */
	errors: Map<string, Entry<'error'>>;
	index: Index;
	/** Returns the full address of a path on the site; the path itself if the address of the site is unknown. */
	urlOf: (path: string) => string;
	/** Loads the graph of all published entries on the first call, and returns the same graph afterwards. */
	loadGraph: () => Promise<Graph>;
}

/** The reason why a command cannot run, for the user. */
export interface Problem {
	problem: string;
}
