import { stat } from 'node:fs/promises';
import type { AnyDocument, AnyEntry } from '../../core/entry.ts';
import type { RecordedRun } from '../../core/rules/content.ts';
import type { Fault } from '../../core/rules/fault.ts';
import type { SiteSettings, Tags } from '../../core/schema/site.ts';
import { listContent, SETTINGS, type Listing } from './list-content.ts';
import { readPage, type ReadPage } from './read-page.ts';
import { readSite, readTags } from './read-settings.ts';
import { readSnippet, type SnippetFiles } from './read-snippet.ts';

/**
 * Reads a content folder whole, each file once; `loadContent` is how everything else gets at it. Never throws for what is in it, or for its absence: everything that is wrong is in
 * `faults`, with its file and its place.
 *
 * @param root The content folder.
 * @param name What messages call it: its path from the project's root, with forward slashes.
 */
export async function readContent(root: string, name: string): Promise<ReadContent> {
	const absence = await reasonForAbsence(root);
	if (absence) return { ...NOTHING, faults: [{ rule: 'no-content', file: name, position: UNKNOWN, reason: absence }] };

	const listing = await listContent(root, name);
	const pages = await inBatches(listing.pages, readPage);
	const snippets = await inBatches(listing.snippets, readSnippet);
	const found: ReadPage[] = [...pages, ...snippets.flatMap(({ page }) => page ?? [])];
	const faults = [
		...listing.faults,
		...found.flatMap((each) => each.faults),
		...snippets.flatMap((each) => each.faults),
	];
	if (found.length === 0) faults.push({ rule: 'no-content', file: name, position: UNKNOWN, reason: 'empty' });

	const folder = { absolute: root, name };
	const site = await orMissing('site.yaml', listing, name, () => readSite(folder));
	const tags = await orMissing('tags.yaml', listing, name, () => readTags(folder));
	return {
		documents: found.map(({ document }) => document),
		entries: found.filter(({ isComplete }) => isComplete).map(({ document }) => document as AnyEntry),
		site: site.data,
		tags: tags.data,
		faults: [...faults, ...site.faults, ...tags.faults],
		snippets: snippets.map(({ files }) => files),
		runs: snippets.flatMap(({ runs }) => runs),
		filesChecked: countFiles(listing),
	};
}

const UNKNOWN = { at: 'unknown' } as const;
const NOTHING: ReadContent = {
	documents: [],
	entries: [],
	site: undefined,
	tags: undefined,
	faults: [],
	snippets: [],
	runs: [],
	filesChecked: 0,
};

async function reasonForAbsence(root: string): Promise<'missing' | 'not a folder' | undefined> {
	try {
		return (await stat(root)).isDirectory() ? undefined : 'not a folder';
	} catch {
		return 'missing';
	}
}

/** Settings that are missing are reported, unless a link that leads out of the folder or the like was reported instead. */
async function orMissing<T>(
	settings: keyof typeof SETTINGS,
	listing: Listing,
	folder: string,
	read: () => Promise<{ data: T | undefined; faults: Fault[] }>,
): Promise<{ data: T | undefined; faults: Fault[] }> {
	if (listing.settings.some(({ name }) => name === settings)) return read();
	const file = `${folder}/${settings}`;
	const isReported = listing.faults.some((fault) => fault.file === file || fault.file === folder);
	if (isReported) return { data: undefined, faults: [] };
	const fault: Fault = { rule: 'missing-settings', file, position: UNKNOWN, holds: SETTINGS[settings] };
	return { data: undefined, faults: [fault] };
}

/** Some at a time, so that a large folder does not run into the limit of open files. */
async function inBatches<T, R>(items: readonly T[], read: (item: T) => Promise<R>): Promise<R[]> {
	const results: R[] = [];
	for (let start = 0; start < items.length; start += 64) {
		results.push(...(await Promise.all(items.slice(start, start + 64).map(read))));
	}
	return results;
}

function countFiles({ settings, pages, snippets }: Listing): number {
	return settings.length + pages.length + snippets.reduce((sum, { files }) => sum + files.length, 0);
}

/** A content folder as data. */
export interface ReadContent {
	/** One for every page that is in its place, however little of it could be read. */
	documents: readonly AnyDocument[];
	/** Those of them that are complete and valid. */
	entries: readonly AnyEntry[];
	/** Undefined where `site.yaml` is missing or invalid. */
	site: SiteSettings | undefined;
	/** Undefined where `tags.yaml` is missing or invalid. */
	tags: Tags | undefined;
	/** Everything that is wrong, for the rules. */
	faults: readonly Fault[];
	/** What is beside the pages of snippets: one for every folder, whether it has a page or not. */
	snippets: readonly SnippetFiles[];
	/** The evidence of variants whose code is still the one that was run. */
	runs: readonly RecordedRun[];
	filesChecked: number;
}
