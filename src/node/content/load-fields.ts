import path from 'node:path';
import { NO_BODY, type Entry } from '../../core/entry.ts';
import type { DataOf } from '../../core/schema/index.ts';
import type { SiteSettings } from '../../core/schema/site.ts';
import { validateFields } from '../../core/schema/validate.ts';
import { splitFrontMatter } from './front-matter.ts';
import { listContent, type PageFile } from './list-content.ts';
import { parseYaml } from './parse-yaml.ts';
import { readTextFile } from './read-file.ts';
import { readSite } from './read-settings.ts';

/**
 * Reads only the part of a content folder that is needed to answer a paste: the fields of error pages and runbooks, and the
 * address of the site. `loadContent` reads everything. This function lets the command line answer before a Markdown parser
 * could be loaded. Never throws.
 *
 * @param folder The content folder.
 */
export async function loadFields(folder: string): Promise<LoadedFields> {
	const absolute = path.resolve(folder);
	const listing = await listContent(absolute, folder, ['error', 'runbook']);
	const site = await readSite({ absolute, name: folder });
	return {
		errors: await readAll('error', listing.pages),
		runbooks: await readAll('runbook', listing.pages),
		site: site.data,
	};
}

/** The body of a page as written; undefined if the page cannot be read. */
export async function readBodyText({ file }: Pick<Entry, 'file'>): Promise<string | undefined> {
	const read = await readTextFile(path.resolve(file), file);
	const split = 'text' in read ? splitFrontMatter(read.text) : undefined;
	return split?.found ? split.body : undefined;
}

async function readAll<K extends 'error' | 'runbook'>(kind: K, pages: readonly PageFile[]): Promise<FieldsOf<K>> {
	const own = pages.filter((page) => page.kind === kind);
	const read = await Promise.all(own.map((page) => readFields(kind, page)));
	const entries = read.filter((entry) => entry !== undefined);
	return { entries, invalid: own.length - entries.length };
}

async function readFields<K extends 'error' | 'runbook'>(
	kind: K,
	{ absolute, file, id }: PageFile,
): Promise<Entry<K> | undefined> {
	const read = await readTextFile(absolute, file);
	const split = 'text' in read ? splitFrontMatter(read.text) : undefined;
	if (!split?.found) return undefined;
	const { value, locate } = parseYaml(split.yaml, { file, firstLine: split.yamlLine });
	if (typeof value !== 'object' || value === null) return undefined;
	const { data, problems } = validateFields(kind, value as Record<string, unknown>);
	if (problems.length > 0) return undefined;
	return { kind, id, file, data: data as DataOf<K>, body: NO_BODY, locate };
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
	/** Number of pages that were left out. */
	invalid: number;
}
