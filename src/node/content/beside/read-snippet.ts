import type { Document } from '../../../core/entry.ts';
import type { RecordedRun } from '../../../core/rules/content.ts';
import type { Fault } from '../../../core/rules/fault.ts';
import type { Evidence } from '../../../core/schema/kinds/snippet.ts';
import type { SnippetFolder } from '../list-content.ts';
import { judgeEvidence, parseEvidence } from './read-evidence.ts';
import { readTextFile } from '../read-file.ts';
import { readPage, type ReadPage } from '../page/read-page.ts';
import { textFaults } from '../page/read-text-faults.ts';

/** Reads a snippet: its page, the other files in its folder, and the evidence of its last run. Never throws. */
export async function readSnippet(folder: SnippetFolder): Promise<ReadSnippet> {
	const fileNames = folder.files.map(({ name }) => name);
	const { sources, evidenceText, faults } = await readFiles(folder);
	const files: SnippetFiles = {
		id: folder.id,
		folder: folder.absolute,
		file: folder.file,
		fileNames,
		sources,
		evidence: { is: 'absent' },
	};
	const index = folder.files.find(({ name }) => name === 'index.mdx');
	if (!index) {
		const position = { at: 'unknown' } as const;
		faults.push({ rule: 'missing-snippet-file', file: folder.file, position, name: 'index.mdx', fileNames });
	}
	const page = index && (await readPage({ ...index, kind: 'snippet', id: folder.id }));
	const snippet = page?.document as Document<'snippet'> | undefined;
	const hasFileList = snippet?.data.variants !== undefined && snippet.data.files !== undefined;
	if (snippet) faults.push(...missingFiles(snippet, fileNames));
	if (snippet && hasFileList) faults.push(...strayFiles(snippet, folder));

	if (!fileNames.includes(EVIDENCE)) {
		if (snippet && hasFileList) {
			const position = snippet.locate(['variants']);
			const { id, file } = snippet;
			faults.push({ rule: 'missing-evidence', file, position, snippet: id, variant: undefined });
		}
		return { page, files, faults, runs: [] };
	}
	const file = `${folder.file}/${EVIDENCE}`;
	const parsed = evidenceText === undefined ? undefined : parseEvidence(evidenceText, file);
	faults.push(...(parsed?.faults ?? []));
	if (!parsed?.evidence) return { page, files: { ...files, evidence: { is: 'invalid', file } }, faults, runs: [] };
	const { evidence, locate } = parsed;
	const judged = snippet && hasFileList ? judgeEvidence(snippet, { evidence, file, locate }, sources) : undefined;
	faults.push(...(judged?.faults ?? []));
	return { page, files: { ...files, evidence: { is: 'recorded', evidence } }, faults, runs: judged?.runs ?? [] };
}

const EVIDENCE = 'evidence.json';

/** Reads the files of a snippet except its page. They are published too, so they must be searched for secrets. */
async function readFiles({ files }: SnippetFolder): Promise<{
	sources: Map<string, string>;
	evidenceText: string | undefined;
	faults: Fault[];
}> {
	const sources = new Map<string, string>();
	const faults: Fault[] = [];
	for (const { name, absolute, file } of files.filter((each) => each.name !== 'index.mdx')) {
		const read = await readTextFile(absolute, file);
		if ('fault' in read) faults.push(read.fault);
		else {
			faults.push(...textFaults(read.text, file));
			sources.set(name, read.text);
		}
	}
	const evidenceText = sources.get(EVIDENCE);
	sources.delete(EVIDENCE);
	return { sources, evidenceText, faults };
}

function missingFiles({ file, data, locate }: Document<'snippet'>, fileNames: readonly string[]): Fault[] {
	const named = [
		...(data.variants ?? []).map((variant, index) => ({ name: variant.file, path: ['variants', index, 'file'] })),
		...(data.files ?? []).map((name, index) => ({ name, path: ['files', index] })),
	];
	return named
		.filter(({ name }) => !fileNames.includes(name))
		.map(({ name, path }) => ({ rule: 'missing-snippet-file', file, position: locate(path), name, fileNames }));
}

function strayFiles({ data }: Document<'snippet'>, folder: SnippetFolder): Fault[] {
	const variants = (data.variants ?? []).map(({ file }) => file);
	const expected = new Set(['index.mdx', EVIDENCE, ...variants, ...(data.files ?? [])]);
	return folder.files
		.filter(({ name }) => !expected.has(name))
		.map(({ file }) => {
			return { rule: 'stray-file', file, position: { at: 'unknown' }, reason: { is: 'not named by its snippet' } };
		});
}

interface ReadSnippet {
	/** Undefined if the folder has no `index.mdx`. */
	page: ReadPage | undefined;
	files: SnippetFiles;
	/** Problems other than those in `page`. */
	faults: Fault[];
	/** The evidence of variants whose code has not changed since the run. */
	runs: RecordedRun[];
}

/** The files in the folder of a snippet, except its page. */
export interface SnippetFiles {
	id: string;
	/** Absolute path of the folder. */
	folder: string;
	/** The name of the folder in messages. */
	file: string;
	/** Names of all files in the folder. */
	fileNames: readonly string[];
	/** Texts of the files by name, without the page and the evidence. Files that cannot be read are missing. */
	sources: ReadonlyMap<string, string>;
	evidence: RecordedEvidence;
}

/** The recorded evidence, up to date or not. */
export type RecordedEvidence =
	| { is: 'recorded'; evidence: Evidence }
	| { is: 'absent' }
	/** There is a file, but it cannot be used. The faults say why. */
	| { is: 'invalid'; file: string };
