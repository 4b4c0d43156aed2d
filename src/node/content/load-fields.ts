import path from 'node:path';
import { NO_BODY, type AnyDocument, type AnyEntry, type Document, type Entry } from '../../core/entry.ts';
import { refOf } from '../../core/graph/index.ts';
import { combineEntries, withoutRefs } from '../../core/packs/combine-packs.ts';
import type { DataOf } from '../../core/schema/index.ts';
import type { SiteSettings } from '../../core/schema/site.ts';
import { validateExtension, validateFields } from '../../core/schema/validate.ts';
import { splitFrontMatter } from './page/front-matter.ts';
import { listContent, type PageFile } from './list-content.ts';
import { findPacks } from './packs/pack-roots.ts';
import { parseYaml } from './page/parse-yaml.ts';
import { readTextFile } from './read-file.ts';
import { chosenPacks, readSite } from './read-settings.ts';

/**
 * Reads only what answering a paste needs: the fields of the error pages and runbooks, including those of the chosen packs, and
 * the address of the site. `loadContent` reads everything. This function is for the command line, which answers in less time
 * than loading the Markdown parser would take. Never throws.
 *
 * @param folder The content folder.
 */
export async function loadFields(folder: string): Promise<LoadedFields> {
	const absolute = path.resolve(folder);
	const kinds = ['error', 'runbook'] as const;
	const { pages } = await listContent(absolute, folder, kinds);
	const site = await readSite({ absolute, name: folder });
	const chosen = chosenPacks(site) ?? [];
	const listed = await Promise.all(
		(await findPacks(absolute, process.cwd())).map(async ({ pack, absolute: root, file }) => {
			const listing = await listContent(root, file, kinds);
			return { isChosen: chosen.includes(pack), pages: listing.pages };
		}),
	);
	const fromPacks = listed.flatMap((each) => (each.isChosen ? each.pages : []));
	const present = new Set([...pages, ...fromPacks].map(refOf));
	const omitted = new Set(listed.flatMap((each) => each.pages.map(refOf)).filter((ref) => !present.has(ref)));
	const sources = { team: pages, packs: fromPacks, omitted };
	return { errors: await readAll('error', sources), runbooks: await readAll('runbook', sources), site: site.data };
}

/** The body of a page as written; undefined if the page cannot be read. */
export async function readBodyText({ file }: Pick<Entry, 'file'>): Promise<string | undefined> {
	const read = await readTextFile(path.resolve(file), file);
	const split = 'text' in read ? splitFrontMatter(read.text) : undefined;
	return split?.found ? split.body : undefined;
}

async function readAll<K extends 'error' | 'runbook'>(
	kind: K,
	{ team, packs, omitted }: { team: readonly PageFile[]; packs: readonly PageFile[]; omitted: ReadonlySet<string> },
): Promise<FieldsOf<K>> {
	const read = async (pages: readonly PageFile[]) =>
		Promise.all(pages.filter((page) => page.kind === kind).map((page) => readFields(kind, page)));
	const [own, ofPacks] = await Promise.all([read(team), read(packs)]);
	const standaloneOf = (all: typeof own) =>
		all.filter((page) => page !== undefined && !page.extends) as unknown as AnyEntry[];
	const extensions = own.filter((page) => page?.extends) as AnyDocument[];
	const fromPacks = standaloneOf(ofPacks).map((entry) => withoutRefs(entry, omitted));
	const entries = combineEntries(fromPacks, standaloneOf(own), extensions) as unknown as Entry<K>[];
	return {
		entries: entries.sort((a, b) => (a.id < b.id ? -1 : 1)),
		invalid: [...own, ...ofPacks].filter((page) => page === undefined).length,
	};
}

/** The fields of a page, or those that it adds to a page of a pack; undefined if any of them is not valid. */
async function readFields<K extends 'error' | 'runbook'>(
	kind: K,
	{ absolute, file, id }: PageFile,
): Promise<Document<K> | undefined> {
	const read = await readTextFile(absolute, file);
	const split = 'text' in read ? splitFrontMatter(read.text) : undefined;
	if (!split?.found) return undefined;
	const { value, locate } = parseYaml(split.yaml, { file, firstLine: split.yamlLine });
	if (typeof value !== 'object' || value === null) return undefined;
	const fields = value as Record<string, unknown>;
	const isExtension = fields['extends'] === true;
	const { data, problems } = isExtension ? validateExtension(kind, fields) : validateFields(kind, fields);
	if (problems.length > 0) return undefined;
	const document = { kind, id, file, data: data as Partial<DataOf<K>>, body: NO_BODY, locate };
	return isExtension ? { ...document, extends: true } : document;
}

/** Part of the content, without bodies. */
export interface LoadedFields {
	errors: FieldsOf<'error'>;
	runbooks: FieldsOf<'runbook'>;
	/** Undefined if `site.yaml` is missing or invalid. */
	site: SiteSettings | undefined;
}

interface FieldsOf<K extends 'error' | 'runbook'> {
	/** Entries with valid fields, ordered by id. */
	entries: Entry<K>[];
	/** The number of pages without valid fields, which are left out. */
	invalid: number;
}
