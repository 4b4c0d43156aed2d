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
 * Reads a whole content folder, each file once. All other code uses `loadContent`. Never throws because of the contents of
 * the folder or because it is missing: all problems are in `faults`, with file and position.
 *
 * @param root The content folder.
 * @param name The name of the folder in messages: its path from the project's root, with forward slashes.
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

/** Reports missing settings, unless another problem with them, such as a link out of the folder, was reported. */
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

/** Reads a few files at a time, so that a large folder does not exceed the limit of open files. */
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
	/** One document for every page in a valid place, even if only part of it could be read. */
	documents: readonly AnyDocument[];
	/** The documents that are complete and valid. */
	entries: readonly AnyEntry[];
	/** Undefined if `site.yaml` is missing or invalid. */
	site: SiteSettings | undefined;
	/** Undefined if `tags.yaml` is missing or invalid. */
	tags: Tags | undefined;
	/** All problems, for the rules. */
	faults: readonly Fault[];
	/** The other files of snippets, with one item for every folder, even if it has no page. */
	snippets: readonly SnippetFiles[];
	/** The evidence of variants whose code has not changed since the run. */
	runs: readonly RecordedRun[];
	filesChecked: number;
}
