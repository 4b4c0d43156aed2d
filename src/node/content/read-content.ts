import { stat } from 'node:fs/promises';
import type { AnyDocument, AnyEntry } from '../../core/entry.ts';
import { refOf } from '../../core/graph/index.ts';
import type { RecordedRun } from '../../core/rules/content.ts';
import type { Fault } from '../../core/rules/fault.ts';
import type { SiteSettings, Tags } from '../../core/schema/site.ts';
import { combineEntries, withoutRefs } from '../../core/packs/select-packs.ts';
import { listContent, SETTINGS, type ImageFile, type Listing } from './list-content.ts';
import { findPacks, type ContentRoot } from './pack-roots.ts';
import type { ReadPage } from './read-page.ts';
import { countFiles, readPages } from './read-pages.ts';
import { readPacks } from './read-packs.ts';
import { chosenPacks, readSite, readTags, UNREAD, type ReadSettings } from './read-settings.ts';
import type { SnippetFiles } from './read-snippet.ts';
import { clashes, extensionFaults } from './same-names.ts';

/**
 * Reads a content folder whole, with the packs that it chooses, each file once; `loadContent` is how everything else gets at
 * it. Never throws for what is in it, or for its absence: everything that is wrong is in `faults`, with its file and its place.
 *
 * @param root The content folder.
 * @param name What messages call it: its path from the project's root, with forward slashes.
 * @param projectRoot The folder that paths in messages are relative to.
 */
export async function readContent(root: string, name: string, projectRoot: string): Promise<ReadContent> {
	const absence = await reasonForAbsence(root);
	if (absence) return { ...NOTHING, faults: [{ rule: 'no-content', file: name, position: UNKNOWN, reason: absence }] };

	const listing = await listContent(root, name);
	const folder = { absolute: root, name };
	const site = await orMissing('site.yaml', listing, name, () => readSite(folder));
	const outdated = site.faults.filter(({ rule }) => rule === 'other-format');
	// What is written for another format would only be a list of what that format has differently.
	if (outdated.length > 0) return { ...NOTHING, faults: outdated };

	const tags = await orMissing('tags.yaml', listing, name, () => readTags(folder));
	const available = await findPacks(root, projectRoot);
	const chosen = chosenPacks(site);
	const packs = await readPacks(chosen ?? [], available, {
		file: `${name}/site.yaml`,
		locate: site.locate,
		root,
	});
	const own = await readPages(listing);
	const extending = own.pages.filter(({ document }) => document.extends);
	const whole = own.pages.filter(({ document }) => !document.extends);
	const replacing = new Set(whole.map(({ document }) => refOf(document)));
	const fromPacks = packs.pages.filter(({ document }) => !replacing.has(refOf(document)));
	// Of two with one name the graph takes the first, and the page of the pack is the one that has everything.
	const pages = [...whole, ...fromPacks, ...extending];
	const left = new Set([...packs.left].filter((ref) => !replacing.has(ref)));
	const empty: Fault[] =
		pages.length > 0 ? [] : [{ rule: 'no-content', file: name, position: UNKNOWN, reason: 'empty' }];

	const extensions = extending.flatMap(({ document, isComplete }) => (isComplete ? document : []));
	// A site that does not show a change shows what the pack has, so that goes without the links, too.
	const packEntries = complete(packs.pages).map((entry) => withoutRefs(entry, left));
	const extended = new Set(extending.map(({ document }) => refOf(document)));
	return {
		documents: pages.map(({ document }) => document),
		entries: combineEntries(packEntries, complete(own.pages), extensions),
		left,
		roots: [{ name: TEAM, absolute: root, folder: name }, ...packs.roots],
		site: site.data,
		tags: tags.data && { ...packs.tags, ...tags.data },
		faults: [
			...empty,
			...own.faults,
			...packs.faults,
			...site.faults,
			...tags.faults,
			...clashes(own.pages),
			...clashes(packs.pages),
			...(chosen
				? extensionFaults(extending, packs.pages, { chosen: packs.roots.map((root) => root.name), left })
				: []),
		],
		// The files of a snippet that is only extended are those of the pack.
		snippets: [...own.snippets.filter(({ id }) => !extended.has(`snippet:${id}`)), ...packs.snippets],
		images: listing.images,
		rendered: own.rendered,
		runs: [...own.runs, ...packs.runs],
		filesChecked: countFiles(listing) + packs.filesChecked,
	};
}

function complete(pages: readonly ReadPage[]): AnyEntry[] {
	return pages.flatMap(({ document, isComplete }) => (isComplete && !document.extends ? (document as AnyEntry) : []));
}

const UNKNOWN = { at: 'unknown' } as const;
const NOTHING: ReadContent = {
	documents: [],
	entries: [],
	site: undefined,
	tags: undefined,
	left: new Set(),
	roots: [],
	faults: [],
	snippets: [],
	images: [],
	rendered: new Set(),
	runs: [],
	filesChecked: 0,
};

/** What the folder of the team is called among the roots. */
export const TEAM = 'team';

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
	read: () => Promise<ReadSettings<T>>,
): Promise<ReadSettings<T>> {
	if (listing.settings.some(({ name }) => name === settings)) return read();
	const file = `${folder}/${settings}`;
	const isReported = listing.faults.some((fault) => fault.file === file || fault.file === folder);
	if (isReported) return UNREAD;
	const fault: Fault = { rule: 'missing-settings', file, position: UNKNOWN, holds: SETTINGS[settings] };
	return { ...UNREAD, faults: [fault] };
}

/** A content folder as data. */
export interface ReadContent {
	/** One document for every page in a valid place, even if only part of it could be read. */
	documents: readonly AnyDocument[];
	/** The documents that are complete and valid. */
	entries: readonly AnyEntry[];
	/** `kind:id` of what is in packs that were not chosen: links to these are left out. */
	left: ReadonlySet<string>;
	/** The folders that pages come from: that of the team and those of its packs. */
	roots: readonly ContentRoot[];
	/** Undefined where `site.yaml` is missing or invalid. */
	site: SiteSettings | undefined;
	/** Undefined if `tags.yaml` is missing or invalid. */
	tags: Tags | undefined;
	/** All problems, for the rules. */
	faults: readonly Fault[];
	/** The other files of snippets, with one item for every folder, even if it has no page. */
	snippets: readonly SnippetFiles[];
	/** Images of postmortems. */
	images: readonly ImageFile[];
	/** The keys of the stored diagrams that may go into a page. */
	rendered: ReadonlySet<string>;
	/** The evidence of variants whose code is still the one that was run. */
	runs: readonly RecordedRun[];
	filesChecked: number;
}
