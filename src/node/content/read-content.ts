import { stat } from 'node:fs/promises';
import type { AnyDocument, AnyEntry } from '../../core/entry.ts';
import type { RecordedRun } from '../../core/rules/content.ts';
import type { Fault } from '../../core/rules/fault.ts';
import { SiteSchema, TagsSchema, type SiteSettings, type Tags } from '../../core/schema/site.ts';
import { validateWhole } from '../../core/schema/validate.ts';
import { listContent, SETTINGS, type Listing } from './list-content.ts';
import { parseYaml } from './parse-yaml.ts';
import { atContinuedLine } from '../alert-rules/read-continued-line.ts';
import { readTextFile } from './read-file.ts';
import { faultOf, readPage, type ReadPage } from './read-page.ts';
import { readSnippet } from './read-snippet.ts';
import { textFaults } from './read-text-faults.ts';

/**
 * Reads a content folder whole. Never throws for what is in it, or for its absence: everything that is wrong is in
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
	const read = [...pages, ...snippets];
	const found = read.filter((each): each is ReadPage => 'document' in each);
	const faults = [...listing.faults, ...read.flatMap((each) => each.faults)];
	if (found.length === 0) faults.push({ rule: 'no-content', file: name, position: UNKNOWN, reason: 'empty' });

	const site = await readSettings<SiteSettings>('site.yaml', SiteSchema, listing, name);
	const tags = await readSettings<Tags>('tags.yaml', TagsSchema, listing, name);
	return {
		documents: found.map(({ document }) => document),
		entries: found.filter(({ isComplete }) => isComplete).map(({ document }) => document as AnyEntry),
		site: site.data,
		tags: tags.data,
		faults: [...faults, ...site.faults, ...tags.faults],
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

async function readSettings<T>(
	settings: keyof typeof SETTINGS,
	schema: Parameters<typeof validateWhole<T>>[0],
	listing: Listing,
	folder: string,
): Promise<{ data: T | undefined; faults: Fault[] }> {
	const file = `${folder}/${settings}`;
	const item = listing.settings.find((each) => each.name === settings);
	if (!item) {
		const isReported = listing.faults.some((fault) => fault.file === file || fault.file === folder);
		if (isReported) return { data: undefined, faults: [] };
		const fault: Fault = { rule: 'missing-settings', file, position: UNKNOWN, holds: SETTINGS[settings] };
		return { data: undefined, faults: [fault] };
	}
	const read = await readTextFile(item.absolute, file);
	if ('fault' in read) return { data: undefined, faults: [read.fault] };
	const yaml = parseYaml(read.text, { file, firstLine: 1 });
	const faults = [
		...settingsFaults(settings, read.text, file),
		...yaml.faults.map((fault) => atContinuedLine(fault, read.text, 1)),
	];
	if (yaml.value === undefined) return { data: undefined, faults };
	const { data, problems } = validateWhole(schema, yaml.value ?? {});
	return { data, faults: [...faults, ...problems.map((problem) => faultOf(problem, file, yaml))] };
}

/** The contact of a site is meant to be public, so its address is no finding; every other secret is one. */
function settingsFaults(settings: keyof typeof SETTINGS, text: string, file: string): Fault[] {
	const faults = textFaults(text, file);
	if (settings !== 'site.yaml') return faults;
	return faults.filter((fault) => fault.rule !== 'leaked-secret' || fault.kind !== 'e-mail address');
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
	documents: AnyDocument[];
	/** Those of them that are complete and valid. */
	entries: AnyEntry[];
	site: SiteSettings | undefined;
	tags: Tags | undefined;
	faults: Fault[];
	/** The evidence of variants whose code is still the one that was run. */
	runs: RecordedRun[];
	filesChecked: number;
}
