import type { Document } from '../../../core/entry.ts';
import type { RecordedRun } from '../../../core/rules/content.ts';
import { faultOf, type Fault } from '../../../core/rules/fault.ts';
import { EvidenceSchema, type Evidence, type EvidenceRun } from '../../../core/schema/kinds/snippet.ts';
import { validateWhole } from '../../../core/schema/validate.ts';
import { messageOf } from '../../../core/text/message-of.ts';
import { pathName } from '../../../core/text/prose/words.ts';
import { settingsAsFile, sourceHash } from '../../source-hash.ts';
import { parseYaml, type ParsedYaml } from '../page/parse-yaml.ts';
import { decodedSecrets } from '../page/read-decoded-faults.ts';
import { firstDifference } from '../page/same-value.ts';

/** Reads the evidence of a snippet. Never throws: problems are in `faults`. */
export function parseEvidence(text: string, file: string): ParsedEvidence {
	// JSON is valid YAML, and the YAML reader records the position of each value.
	const json = parseYaml(text, { file, firstLine: 1 });
	const faults = [...json.faults, ...(json.faults.length === 0 ? jsonFaults(text, file, json) : [])];
	if (json.value === undefined) return { evidence: undefined, faults, locate: json.locate };
	const { data, problems } = validateWhole<Evidence>(EvidenceSchema, json.value);
	faults.push(...problems.map((problem) => faultOf(problem, file, json)));
	faults.push(...decodedSecrets(json.value, text, { file, locate: json.locate }));
	return { evidence: faults.length === 0 ? data : undefined, faults, locate: json.locate };
}

/** Compares evidence with its snippet: which variants were run, and whether they have changed since. */
export function judgeEvidence(
	snippet: Document<'snippet'>,
	{ evidence, file, locate }: { evidence: Evidence; file: string; locate: ParsedYaml['locate'] },
	sources: ReadonlyMap<string, string>,
): { faults: Fault[]; runs: RecordedRun[] } {
	const { id, data } = snippet;
	const variants = data.variants ?? [];
	const faults: Fault[] = [];
	const runs: RecordedRun[] = [];
	for (const [index, variant] of variants.entries()) {
		const runIndex = evidence.runs.findIndex((run) => run.variant === variant.name);
		const run = evidence.runs[runIndex];
		if (!run) {
			const position = snippet.locate(['variants', index]);
			faults.push({ rule: 'missing-evidence', file: snippet.file, position, snippet: id, variant: variant.name });
		} else if (isStale(run, variant.file, data, sources)) {
			const position = locate(['runs', runIndex, 'sourceHash']);
			faults.push({ rule: 'stale-evidence', file, position, snippet: id, variant: variant.name, reason: 'changed' });
		} else {
			const position = snippet.locate(['variants', index, 'expect']);
			runs.push({ snippet: id, file: snippet.file, position, expect: variant.expect, run });
		}
	}
	for (const [index, { variant }] of evidence.runs.entries()) {
		if (variants.some(({ name }) => name === variant)) continue;
		const position = locate(['runs', index, 'variant']);
		faults.push({ rule: 'stale-evidence', file, position, snippet: id, variant, reason: 'no such variant' });
	}
	return { faults, runs };
}

/**
 * Checks that the file is JSON, as the runner writes it. JSON is stricter than YAML, and a few texts mean something different
 * in the two.
 */
function jsonFaults(text: string, file: string, yaml: ParsedYaml): Fault[] {
	try {
		const path = firstDifference(yaml.value, JSON.parse(text));
		if (!path) return [];
		const position = yaml.locateKey(path);
		return [{ rule: 'ambiguous-yaml', file, position, source: pathName(path), reason: 'readers disagree' }];
	} catch (error) {
		const position = { at: 'unknown' } as const;
		return [{ rule: 'malformed-yaml', file, position, code: 'JSON', message: messageOf(error) }];
	}
}

/** Whether a variant has changed since its run. False if a file is missing or unreadable: other faults report that. */
function isStale(
	run: EvidenceRun,
	file: string,
	{ files = [], services = {} }: Document<'snippet'>['data'],
	sources: ReadonlyMap<string, string>,
): boolean {
	const contents = settingsAsFile(services);
	for (const name of [file, ...files]) {
		const text = sources.get(name);
		if (text === undefined) return false;
		contents.push({ name, content: Buffer.from(text) });
	}
	return run.sourceHash !== sourceHash(contents);
}

interface ParsedEvidence {
	/** Undefined unless the whole file is valid. */
	evidence: Evidence | undefined;
	faults: Fault[];
	locate: ParsedYaml['locate'];
}
