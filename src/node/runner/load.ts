import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Document, Entry } from '../../core/entry.ts';
import { buildIndex, loadIndex, type Index } from '../../core/match/index.ts';
import { EvidenceSchema, type Evidence } from '../../core/schema/snippet.ts';
import { validateWhole } from '../../core/schema/validate.ts';
import { signatureOf } from '../../core/verdict/signature-of.ts';
import { listContent } from '../content/list-content.ts';
import { readPage } from '../content/read-page.ts';

/** Reads what running takes, and nothing else: all error pages, and the snippets. */
export async function loadSnippets(root: string): Promise<Loaded> {
	const listing = await listContent(path.resolve(root), root);
	const pages = listing.pages.filter(({ kind }) => kind === 'error');
	const errors = (await Promise.all(pages.map(readPage))).filter(({ isComplete }) => isComplete);
	const signatures = errors.map(({ document }) => signatureOf(document as Entry<'error'>));
	const snippets = await Promise.all(
		listing.snippets.map(async (folder): Promise<LoadedSnippet> => {
			const names = folder.files.map(({ name }) => name);
			const index = folder.files.find(({ name }) => name === 'index.mdx');
			const base = { id: folder.id, folder: folder.absolute };
			if (!index) return { ...base, problem: `${folder.file} has no index.mdx` };
			const page = await readPage({ ...index, kind: 'snippet', id: folder.id });
			if (!page.isComplete) return { ...base, problem: `${index.file} is not valid; "npm run check" says why` };
			const { data } = page.document as Document<'snippet'> as Entry<'snippet'>;
			const missing = [...data.variants.map(({ file }) => file), ...data.files].find((name) => !names.includes(name));
			if (missing) return { ...base, problem: `${folder.file} has no file "${missing}"` };
			// PgBouncer brings the PostgreSQL behind it.
			const needs = data.needs.includes('pgbouncer') ? [...data.needs, 'postgres' as const] : data.needs;
			const idle = SERVERS.find((server) => data.services[server] && !needs.includes(server));
			if (idle) return { ...base, problem: `${index.file} has settings for ${idle}, which is not in its "needs"` };
			return { ...base, snippet: data, evidence: await readEvidence(folder.absolute) };
		}),
	);
	return { index: loadIndex(buildIndex(signatures)), snippets };
}

/** The evidence of a snippet; undefined if there is none that can be read. */
export async function readEvidence(folder: string): Promise<Evidence | undefined> {
	try {
		const value: unknown = JSON.parse(await readFile(path.join(folder, 'evidence.json'), 'utf8'));
		return validateWhole<Evidence>(EvidenceSchema, value).data;
	} catch {
		return undefined;
	}
}

const SERVERS = ['postgres', 'pgbouncer', 'redis'] as const;

export interface Loaded {
	index: Index;
	snippets: LoadedSnippet[];
}

export type LoadedSnippet = { id: string; folder: string } & (
	| { snippet: Entry<'snippet'>['data']; evidence: Evidence | undefined; problem?: never }
	| { problem: string; snippet?: never }
);
