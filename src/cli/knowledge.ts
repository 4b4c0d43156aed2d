import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { NO_BODY, type AnyEntry, type Entry } from '../core/entry.ts';
import { buildGraph, type Graph } from '../core/graph/index.ts';
import { buildIndex } from '../core/match/signatures/index-build.ts';
import { loadIndex, type Index } from '../core/match/runtime.ts';
import { FOLDER_OF } from '../core/schema/primitives.ts';
import type { DataOf } from '../core/schema/index.ts';
import { validateFields } from '../core/schema/validate.ts';
import { count } from '../core/text/words.ts';
import { forkSourceOf, signatureOf } from '../core/verdict/signature-of.ts';
import { splitFrontMatter } from '../node/content/front-matter.ts';
import { parseYaml } from '../node/content/parse-yaml.ts';
import { readTextFile } from '../node/content/read-file.ts';
import { readSiteSettings } from '../node/content/site-settings.ts';
import { CONTENT_FOLDER } from '../node/places.ts';
import { fileWord } from './input/file-word.ts';

/**
 * Reads what the matcher has to know: the front matter of the error pages and runbooks and the address of the site. The
 * rest of the content is read only when `graph` is called. Pages that are not valid are left out, with a warning.
 */
export async function openKnowledge({ content, baseUrl, warn }: KnowledgeOptions): Promise<Knowledge | Problem> {
	if (baseUrl !== undefined && !/^https?:\/\/[^\s/]/i.test(baseUrl)) {
		return { problem: `"${baseUrl}" is not an address; --base-url takes one like "https://docs.example.org".` };
	}
	const folder = content ?? defaultFolder();
	const [errors, runbooks] = await Promise.all([readPages('error', folder, warn), readPages('runbook', folder, warn)]);
	if (!errors) {
		const problem = `There are no error pages in "${path.join(folder, FOLDER_OF.error)}". Name the folder of the content: --content DIR.`;
		return { problem };
	}
	const base = baseUrl ?? (await siteUrl(folder, warn));
	let graph: Promise<Graph> | undefined;
	return {
		folder,
		errors,
		index: loadIndex(
			buildIndex([...errors.values()].map(signatureOf), [...(runbooks?.values() ?? [])].map(forkSourceOf)),
		),
		urlOf: (address) => base.replace(/\/+$/, '') + address,
		graph: () => (graph ??= readGraph(folder)),
	};
}

/** `content` here, else that of the clone which this program is a part of. */
export function defaultFolder(): string {
	return existsSync(CONTENT_FOLDER) ? CONTENT_FOLDER : path.join(import.meta.dirname, '../..', CONTENT_FOLDER);
}

/** By id; undefined if there is no page of the kind at all. */
async function readPages<K extends 'error' | 'runbook'>(
	kind: K,
	folder: string,
	warn: (text: string) => void,
): Promise<Map<string, Entry<K>> | undefined> {
	const pages = path.join(folder, FOLDER_OF[kind]);
	const names = await readdir(pages).catch(() => []);
	const files = names.filter((name) => name.endsWith('.mdx') && !name.startsWith('.')).sort();
	if (files.length === 0) return undefined;
	const read = await Promise.all(files.map((name) => readPage(kind, path.join(pages, name))));
	const entries = read.filter((entry) => entry !== undefined);
	if (entries.length < files.length) {
		const left = count(files.length - entries.length, kind === 'error' ? 'error page' : 'runbook');
		warn(`Left out because not valid: ${left}. "hindsight check ${fileWord(folder) ?? 'DIR'}" says why.\n`);
	}
	return new Map(entries.map((entry) => [entry.id, entry]));
}

async function readPage<K extends 'error' | 'runbook'>(kind: K, file: string): Promise<Entry<K> | undefined> {
	const read = await readTextFile(file, file);
	const split = 'text' in read ? splitFrontMatter(read.text) : undefined;
	if (!split?.found) return undefined;
	const { value, locate } = parseYaml(split.yaml, { file, firstLine: split.yamlLine });
	if (typeof value !== 'object' || value === null) return undefined;
	const { data, problems } = validateFields(kind, value as Record<string, unknown>);
	if (problems.length > 0) return undefined;
	const id = path.basename(file, '.mdx');
	return { kind, id, file, data: data as DataOf<K>, body: NO_BODY, locate };
}

async function siteUrl(folder: string, warn: (text: string) => void): Promise<string> {
	try {
		return (await readSiteSettings(folder)).url;
	} catch {
		warn(`The address of the site cannot be read from "${folder}/site.yaml"; pages are given without it.\n`);
		return '';
	}
}

/** What the built site would show: drafts and internal postmortems are left out. */
async function readGraph(folder: string): Promise<Graph> {
	const { readContent } = await import('../node/content/read-content.ts');
	const { entries } = await readContent(path.resolve(folder), folder);
	return buildGraph(entries.filter(isPublished));
}

function isPublished(entry: AnyEntry): boolean {
	return entry.kind !== 'postmortem' || (entry.data.status === 'published' && entry.data.visibility === 'public');
}

interface KnowledgeOptions {
	content: string | undefined;
	baseUrl: string | undefined;
	warn: (text: string) => void;
}

export interface Knowledge {
	folder: string;
	/** By id, in alphabetical order. */
	errors: Map<string, Entry<'error'>>;
	index: Index;
	/** Complete address of a path on the site. */
	urlOf: (path: string) => string;
	/** Everything that is published, linked; read on the first call. */
	graph: () => Promise<Graph>;
}

/** Why a command cannot run, for its user. */
export interface Problem {
	problem: string;
}
