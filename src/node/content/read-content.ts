import { stat } from 'node:fs/promises';
import type { AnyDocument, AnyEntry } from '../../core/entry.ts';
import { refOf } from '../../core/graph/index.ts';
import { NO_REHEARSALS, type Rehearsals } from '../../core/rehearsal/rehearsals.ts';
import type { RecordedRun } from '../../core/rules/content.ts';
import type { Fault } from '../../core/rules/fault.ts';
import type { SiteSettings, Tags } from '../../core/schema/site.ts';
import { combineEntries, withoutRefs } from '../../core/packs/combine-packs.ts';
import { listContent, SETTINGS, type ImageFile, type Listing } from './list-content.ts';
import { findPacks, type ContentRoot } from './packs/pack-roots.ts';
import type { ReadPage } from './page/read-page.ts';
import { readRehearsals } from './beside/read-rehearsals.ts';
import { countFiles, readPages } from './read-pages.ts';
import { readPacks } from './packs/read-packs.ts';
import { chosenPacks, readSite, readTags, UNREAD, type ReadSettings } from './read-settings.ts';
import type { SnippetFiles } from './beside/read-snippet.ts';
import { clashes, extensionFaults } from './packs/same-names.ts';

/**
 * Reads a whole content folder and its chosen packs, each file once. All other code calls `loadContent` instead. Never throws.
 * Every problem, including a missing folder, is in `faults` with its file and position.
 *
 * @param root The content folder.
 * @param name The name of the folder in messages: its path from the project's root, with forward slashes.
 * @param projectRoot The folder that paths in messages are relative to.
 */
export async function readContent(root: string, name: string, projectRoot: string): Promise<ReadContent> {
	const absence = await reasonForAbsence(root);
	if (absence) return { ...NOTHING, faults: [{ rule: 'no-content', file: name, position: UNKNOWN, reason: absence }] };

	const listing = await listContent(root, name);
	const folder = { absolute: root, name };
	const site = await readSettingsIfPresent('site.yaml', listing, name, () => readSite(folder));
	const formatFaults = site.faults.filter(({ rule }) => rule === 'other-format');
	// All other findings for content in a different format would only be consequences of that difference.
	if (formatFaults.length > 0) return { ...NOTHING, faults: formatFaults };

	const tags = await readSettingsIfPresent('tags.yaml', listing, name, () => readTags(folder));
	const available = await findPacks(root, projectRoot);
	const chosen = chosenPacks(site);
	const packs = await readPacks(chosen ?? [], available, {
		file: `${name}/site.yaml`,
		locate: site.locate,
		root,
	});
	const own = await readPages(listing);
	const extending = own.pages.filter(({ document }) => document.extends);
	const standalone = own.pages.filter(({ document }) => !document.extends);
	const replacing = new Set(standalone.map(({ document }) => refOf(document)));
	const fromPacks = packs.pages.filter(({ document }) => !replacing.has(refOf(document)));
	// The graph takes the first of two pages with the same ref, so the pack's complete page must come before its extension.
	const pages = [...standalone, ...fromPacks, ...extending];
	const omitted = new Set([...packs.omitted].filter((ref) => !replacing.has(ref)));
	const emptyFaults: Fault[] =
		pages.length > 0 ? [] : [{ rule: 'no-content', file: name, position: UNKNOWN, reason: 'empty' }];

	const documents = pages.map(({ document }) => document);
	const { rehearsals, faults: rehearsalFaults } = readRehearsals(
		[...own.rehearsalFiles, ...packs.rehearsalFiles],
		documents,
	);
	const extensions = extending.flatMap(({ document, isComplete }) => (isComplete ? document : []));
	// This includes entries that the team extends or replaces: a site that leaves out the team's page shows the pack's instead.
	const packEntries = completeEntries(packs.pages).map((entry) => withoutRefs(entry, omitted));
	const extended = new Set(extending.map(({ document }) => refOf(document)));
	return {
		documents,
		entries: combineEntries(packEntries, completeEntries(own.pages), extensions),
		omitted,
		roots: [{ name: TEAM, absolute: root, folder: name }, ...packs.roots],
		site: site.data,
		tags: tags.data && { ...packs.tags, ...tags.data },
		faults: [
			...emptyFaults,
			...own.faults,
			...packs.faults,
			...site.faults,
			...tags.faults,
			...rehearsalFaults,
			...clashes(own.pages),
			...clashes(packs.pages),
			...(chosen
				? extensionFaults(extending, packs.pages, { chosen: packs.roots.map((root) => root.name), omitted })
				: []),
		],
		// If the team only extends a snippet, its files come from the pack.
		snippets: [...own.snippets.filter(({ id }) => !extended.has(`snippet:${id}`)), ...packs.snippets],
		images: listing.images,
		rendered: own.rendered,
		runs: [...own.runs, ...packs.runs],
		rehearsals,
		filesChecked: countFiles(listing) + packs.filesChecked,
	};
}

function completeEntries(pages: readonly ReadPage[]): AnyEntry[] {
	return pages.flatMap(({ document, isComplete }) => (isComplete && !document.extends ? (document as AnyEntry) : []));
}

const UNKNOWN = { at: 'unknown' } as const;
const NOTHING: ReadContent = {
	documents: [],
	entries: [],
	site: undefined,
	tags: undefined,
	omitted: new Set(),
	roots: [],
	faults: [],
	snippets: [],
	images: [],
	rendered: new Set(),
	runs: [],
	rehearsals: NO_REHEARSALS,
	filesChecked: 0,
};

/** The name of the team's folder in `roots`. */
export const TEAM = 'team';

async function reasonForAbsence(root: string): Promise<'missing' | 'not a folder' | undefined> {
	try {
		return (await stat(root)).isDirectory() ? undefined : 'not a folder';
	} catch {
		return 'missing';
	}
}

/**
 * Calls `read` if the settings file was listed. Otherwise reports it as missing, unless another problem with it, such
 * as a link out of the folder, was reported.
 */
async function readSettingsIfPresent<T>(
	settings: keyof typeof SETTINGS,
	listing: Listing,
	folder: string,
	read: () => Promise<ReadSettings<T>>,
): Promise<ReadSettings<T>> {
	if (listing.settings.some(({ name }) => name === settings)) return read();
	const file = `${folder}/${settings}`;
	const isReported = listing.faults.some((fault) => fault.file === file || fault.file === folder);
	if (isReported) return UNREAD;
	const fault: Fault = { rule: 'missing-settings', file, position: UNKNOWN, contents: SETTINGS[settings] };
	return { ...UNREAD, faults: [fault] };
}

/** A content folder as data. */
export interface ReadContent {
	/** One document for every page in a valid place, even if only part of it could be read. */
	documents: readonly AnyDocument[];
	/** The documents that are complete and valid. */
	entries: readonly AnyEntry[];
	/** Refs of entries in packs that were not chosen: links to these are removed. */
	omitted: ReadonlySet<string>;
	/** The folders that pages come from: that of the team and those of its packs. */
	roots: readonly ContentRoot[];
	/** Undefined if `site.yaml` is missing or invalid. */
	site: SiteSettings | undefined;
	/** Undefined if `tags.yaml` is missing or invalid. */
	tags: Tags | undefined;
	/** All problems, for the rules. */
	faults: readonly Fault[];
	/** The files of each snippet's folder except its page: one item per folder, even if there is no page. */
	snippets: readonly SnippetFiles[];
	/** Images of postmortems. */
	images: readonly ImageFile[];
	/** The keys of the stored diagrams that may go into a page. */
	rendered: ReadonlySet<string>;
	/** The evidence of variants whose code has not changed since it was run. */
	runs: readonly RecordedRun[];
	rehearsals: Rehearsals;
	filesChecked: number;
}
