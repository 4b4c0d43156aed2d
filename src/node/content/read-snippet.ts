import { readFile } from 'node:fs/promises';
import type { Document } from '../../core/entry.ts';
import type { RecordedRun } from '../../core/rules/content.ts';
import type { Fault } from '../../core/rules/fault.ts';
import { EvidenceSchema, type Evidence, type EvidenceRun } from '../../core/schema/snippet.ts';
import { validateWhole } from '../../core/schema/validate.ts';
import type { SnippetFolder } from './list-content.ts';
import { messageOf } from '../../core/text/message-of.ts';
import { pathName } from '../../core/text/words.ts';
import { parseYaml, type ParsedYaml } from './parse-yaml.ts';
import { readTextFile } from './read-file.ts';
import { faultOf, readPage, type ReadPage } from './read-page.ts';
import { textFaults } from './read-text-faults.ts';
import { firstDifference } from './same-value.ts';
import { settingsAsFile, sourceHash } from '../source-hash.ts';

/** Reads a snippet: its page, the files that the page names, and the evidence of its last run. Never throws. */
export async function readSnippet(folder: SnippetFolder): Promise<(ReadPage | { faults: Fault[] }) & Evidenced> {
	const present = folder.files.map(({ name }) => name);
	const index = folder.files.find(({ name }) => name === 'index.mdx');
	if (!index) {
		const position = { at: 'unknown' } as const;
		const fault: Fault = { rule: 'missing-snippet-file', file: folder.file, position, name: 'index.mdx', present };
		return { faults: [fault], runs: [] };
	}
	const page = await readPage({ ...index, kind: 'snippet', id: folder.id });
	const snippet = page.document as Document<'snippet'>;
	const faults = [...page.faults, ...missingFiles(snippet, present), ...(await faultsOfTexts(folder))];
	if (snippet.data.variants && snippet.data.files) {
		const evidence = await readEvidence(snippet, folder);
		faults.push(...strayFiles(snippet, folder), ...evidence.faults);
		return { ...page, faults, runs: evidence.runs };
	}
	return { ...page, faults, runs: [] };
}

/** What stands beside the page is published with it, and what cannot be read cannot be searched. */
async function faultsOfTexts(folder: SnippetFolder): Promise<Fault[]> {
	const others = folder.files.filter(({ name }) => name !== 'index.mdx');
	const perFile = await Promise.all(
		others.map(async ({ name, absolute, file }) => {
			const read = await readTextFile(absolute, file);
			if ('text' in read) return textFaults(read.text, file);
			// Those who read the evidence report that they cannot.
			return name === 'evidence.json' ? [] : [read.fault];
		}),
	);
	return perFile.flat();
}

function missingFiles({ file, data, locate }: Document<'snippet'>, present: readonly string[]): Fault[] {
	const named = [
		...(data.variants ?? []).map((variant, index) => ({ name: variant.file, path: ['variants', index, 'file'] })),
		...(data.files ?? []).map((name, index) => ({ name, path: ['files', index] })),
	];
	return named
		.filter(({ name }) => !present.includes(name))
		.map(({ name, path }) => ({ rule: 'missing-snippet-file', file, position: locate(path), name, present }));
}

function strayFiles({ data }: Document<'snippet'>, folder: SnippetFolder): Fault[] {
	const expected = new Set(['index.mdx', 'evidence.json', ...namesOf(data.variants ?? []), ...(data.files ?? [])]);
	return folder.files
		.filter(({ name }) => !expected.has(name))
		.map(({ file }) => {
			return { rule: 'stray-file', file, position: { at: 'unknown' }, reason: { is: 'not named by its snippet' } };
		});
}

async function readEvidence(
	snippet: Document<'snippet'>,
	folder: SnippetFolder,
): Promise<{ faults: Fault[] } & Evidenced> {
	const { id, file, data, locate } = snippet;
	const item = folder.files.find(({ name }) => name === 'evidence.json');
	if (!item) {
		const position = locate(['variants']);
		return { faults: [{ rule: 'missing-evidence', file, position, snippet: id, variant: undefined }], runs: [] };
	}
	const read = await readTextFile(item.absolute, item.file);
	if ('fault' in read) return { faults: [read.fault], runs: [] };
	// JSON is YAML, and the YAML reader knows where each value stands.
	const json = parseYaml(read.text, { file: item.file, firstLine: 1 });
	if (json.value === undefined) return { faults: json.faults, runs: [] };
	const { data: evidence, problems } = validateWhole<Evidence>(EvidenceSchema, json.value);
	if (!evidence) return { faults: problems.map((problem) => faultOf(problem, item.file, json)), runs: [] };

	const faults: Fault[] = [...json.faults, ...asJson(read.text, item.file, json)];
	const runs: RecordedRun[] = [];
	for (const [index, variant] of (data.variants ?? []).entries()) {
		const position = locate(['variants', index]);
		const runIndex = evidence.runs.findIndex((run) => run.variant === variant.name);
		const run = evidence.runs[runIndex];
		if (!run) faults.push({ rule: 'missing-evidence', file, position, snippet: id, variant: variant.name });
		else if (await isStale(run, variant.file, data, folder)) {
			const place = json.locate(['runs', runIndex, 'sourceHash']);
			faults.push({
				rule: 'stale-evidence',
				file: item.file,
				position: place,
				snippet: id,
				variant: variant.name,
				reason: 'changed',
			});
		} else {
			const expected = locate(['variants', index, 'expect']);
			runs.push({ snippet: id, file, position: expected, expect: variant.expect, run });
		}
	}
	for (const [index, { variant }] of evidence.runs.entries()) {
		if ((data.variants ?? []).some(({ name }) => name === variant)) continue;
		const position = json.locate(['runs', index, 'variant']);
		faults.push({ rule: 'stale-evidence', file: item.file, position, snippet: id, variant, reason: 'no such variant' });
	}
	return { faults, runs };
}

/** The site reads evidence as JSON, which is stricter than YAML and takes a few texts for something else. */
function asJson(text: string, file: string, yaml: ParsedYaml): Fault[] {
	try {
		const path = firstDifference(yaml.value, JSON.parse(text));
		if (!path) return [];
		const position = yaml.locateKey(path);
		return [{ rule: 'ambiguous-yaml', file, position, source: pathName(path), reason: 'readers' }];
	} catch (error) {
		const position = { at: 'unknown' } as const;
		return [{ rule: 'malformed-yaml', file, position, code: 'JSON', message: messageOf(error) }];
	}
}

/** A file that is missing or cannot be read is reported as such, not as stale evidence. */
async function isStale(
	run: EvidenceRun,
	file: string,
	{ files = [], services = {} }: Document<'snippet'>['data'],
	folder: SnippetFolder,
): Promise<boolean> {
	const contents = settingsAsFile(services);
	for (const name of [file, ...files]) {
		const item = folder.files.find((each) => each.name === name);
		if (!item) return false;
		try {
			contents.push({ name, content: await readFile(item.absolute) });
		} catch {
			return false;
		}
	}
	return run.sourceHash !== sourceHash(contents);
}

function namesOf(variants: readonly { file: string }[]): string[] {
	return variants.map(({ file }) => file);
}

interface Evidenced {
	/** The evidence of variants whose code is still the one that was run. */
	runs: RecordedRun[];
}
