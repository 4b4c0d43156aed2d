import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Locate } from '../../../core/entry.ts';
import type { RehearsalFile } from '../beside/read-rehearsals.ts';
import type { RecordedRun } from '../../../core/rules/content.ts';
import type { Fault } from '../../../core/rules/fault.ts';
import { PACK_KINDS } from '../../../core/schema/extension.ts';
import { KINDS } from '../../../core/schema/primitives.ts';
import type { Tags } from '../../../core/schema/site.ts';
import { listContent, SETTINGS, type Listing } from '../list-content.ts';
import { tagsFolderOf, type ContentRoot, type PackRoot } from './pack-roots.ts';
import type { ReadPage } from '../page/read-page.ts';
import { countFiles, readPages } from '../read-pages.ts';
import { readTags } from '../read-settings.ts';
import type { SnippetFiles } from '../beside/read-snippet.ts';

/**
 * Reads the chosen packs, and lists the refs of the entries in the others. Never throws.
 *
 * @param chosen Names from the settings.
 * @param available All packs that the settings may choose.
 * @param settings The settings file, with the positions of its fields for messages. `root` is the content folder.
 */
export async function readPacks(
	chosen: readonly string[],
	available: readonly PackRoot[],
	settings: { file: string; locate: Locate; root: string },
): Promise<ReadPacks> {
	const known = available.map(({ pack }) => pack);
	const result: ReadPacks = {
		pages: [],
		snippets: [],
		runs: [],
		rehearsalFiles: [],
		roots: [],
		faults: [],
		tags: {},
		omitted: new Set(),
		filesChecked: 0,
	};
	for (const [index, name] of chosen.entries()) {
		if (known.includes(name)) continue;
		const { file, locate } = settings;
		result.faults.push({ rule: 'unknown-pack', file, position: locate(['packs', index]), name, known });
	}
	const omitted = new Set<string>();
	const tagFolders = new Set<string>();
	for (const root of available) {
		const listing = await listContent(root.absolute, root.file);
		if (!chosen.includes(root.pack)) {
			for (const { kind, id } of listing.pages) omitted.add(`${kind}:${id}`);
			for (const { id } of listing.snippets) omitted.add(`snippet:${id}`);
			// The files of a pack in the content folder are in the team's repository, so they are searched even if it is not chosen.
			if (!path.relative(settings.root, root.absolute).startsWith('..')) {
				result.faults.push(...(await readPages(listing)).faults.filter(({ rule }) => ALWAYS_REPORTED.has(rule)));
			}
			continue;
		}
		const read = await readPages(listing);
		for (const { document } of read.pages) document.pack = root.pack;
		result.pages.push(...read.pages);
		result.snippets.push(...read.snippets);
		result.runs.push(...read.runs);
		result.rehearsalFiles.push(...read.rehearsalFiles);
		result.faults.push(...read.faults, ...misplaced(read.pages, root.pack), ...settingsInPack(listing));
		result.roots.push({ name: root.pack, absolute: root.absolute, folder: root.file });
		result.filesChecked += countFiles(listing);
		tagFolders.add(tagsFolderOf(root));
	}
	for (const folder of tagFolders) {
		const root = available.find((each) => tagsFolderOf(each) === folder);
		// The folder as messages show it.
		const name = root ? root.file.slice(0, root.file.lastIndexOf('/')) : folder;
		if (!existsSync(path.join(folder, 'tags.yaml'))) {
			const file = `${name}/tags.yaml`;
			const contents = SETTINGS['tags.yaml'];
			result.faults.push({ rule: 'missing-settings', file, position: { at: 'unknown' }, contents });
			continue;
		}
		const tags = await readTags({ absolute: folder, name });
		result.faults.push(...tags.faults);
		Object.assign(result.tags, tags.data);
	}
	// A chosen pack may have an entry with the same ref.
	for (const { document } of result.pages) omitted.delete(`${document.kind}:${document.id}`);
	result.omitted = omitted;
	return result;
}

/** Faults that are reported even in a pack that is not chosen, if it is in the content folder. */
const ALWAYS_REPORTED: ReadonlySet<Fault['rule']> = new Set([
	'leaked-secret',
	'hidden-character',
	'symlink-outside',
	'stray-file',
]);

/** Finds pages that do not belong in a pack. A pack applies to every team, but an incident or a service belongs to one team. */
function misplaced(pages: readonly ReadPage[], pack: string): Fault[] {
	return pages.flatMap(({ document: { kind, file, locate, extends: isExtension } }): Fault[] => {
		const position = { at: 'unknown' } as const;
		if (isExtension) {
			return [{ rule: 'extends-nothing', file, position: locate(['extends']), reason: 'in a pack', pack }];
		}
		if ((PACK_KINDS as readonly string[]).includes(kind)) return [];
		const allowed = KINDS.filter((each) => (PACK_KINDS as readonly string[]).includes(each));
		return [{ rule: 'stray-file', file, position, reason: { is: 'not for a pack', kind, allowed } }];
	});
}

/**
 * Finds settings files in a pack. `site.yaml` belongs in the content folder that chooses the pack, and `tags.yaml` in the
 * folder that contains the pack.
 */
function settingsInPack({ settings }: Listing): Fault[] {
	return settings.map(({ file }) => {
		return { rule: 'stray-file', file, position: { at: 'unknown' }, reason: { is: 'settings in a pack' } };
	});
}

interface ReadPacks {
	pages: ReadPage[];
	snippets: SnippetFiles[];
	runs: RecordedRun[];
	rehearsalFiles: RehearsalFile[];
	roots: ContentRoot[];
	faults: Fault[];
	tags: Tags;
	/** Refs of entries in packs that were not chosen. */
	omitted: ReadonlySet<string>;
	filesChecked: number;
}
