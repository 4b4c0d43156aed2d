import { NO_BODY, type AnyDocument } from '../core/entry.ts';
import type { Fault } from '../core/rules/fault.ts';
import type { Kind } from '../core/schema/primitives.ts';
import { SlugSchema } from '../core/schema/primitives.ts';
import { validateFields, type Problem } from '../core/schema/validate.ts';
import { parseBody } from '../markdown/parse-body.ts';
import { splitFrontMatter } from './front-matter.ts';
import { parseYaml, type ParsedYaml } from './parse-yaml.ts';
import { atContinuedLine } from './read-continued-line.ts';
import { readTextFile } from './read-file.ts';
import { secretsIn } from './read-secrets.ts';

/** Reads one page: front matter, body, and everything that is wrong with either. Never throws. */
export async function readPage(page: { absolute: string; file: string; kind: Kind; id: string }): Promise<ReadPage> {
	const read = await readTextFile(page.absolute, page.file);
	const result = 'fault' in read ? { ...EMPTY, faults: [read.fault] } : parsePage(read.text, page);
	const { kind, id, file } = page;
	const { data, body, locate, faults } = result;
	if ('text' in read) faults.push(...secretsIn(read.text, page.file));
	if (!SlugSchema.safeParse(id).success) faults.push({ rule: 'invalid-id', file, position: { at: 'unknown' }, id });
	const document = { kind, id, file, data, body, locate };
	return { document, isComplete: result.isComplete, faults };
}

function parsePage(text: string, { kind, file }: { kind: Kind; file: string }): Parsed {
	const split = splitFrontMatter(text);
	const start = { at: 'source', line: 1, column: 1 } as const;
	if (!split.found) {
		return { ...EMPTY, faults: [{ rule: 'missing-front-matter', file, position: start, reason: split.reason }] };
	}
	const body = parseBody(split.body, { file, firstLine: split.bodyLine });
	const yaml = parseYaml(split.yaml, { file, firstLine: split.yamlLine });
	const faults = [...yaml.faults.map((fault) => atContinuedLine(fault, split.yaml, split.yamlLine)), ...body.faults];
	const value = yaml.value;
	const parsed: Parsed = { data: {}, body: body.facts, locate: yaml.locate, faults, isComplete: false };
	if (value === undefined) return parsed;
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		const reason = value === null ? 'empty' : 'not a mapping';
		faults.push({ rule: 'missing-front-matter', file, position: start, reason });
		return parsed;
	}
	const { data, problems } = validateFields(kind, value as Record<string, unknown>);
	faults.push(...problems.map((problem) => faultOf(problem, file, yaml)));
	return { ...parsed, data, isComplete: problems.length === 0 && yaml.faults.length === 0 && body.faults.length === 0 };
}

/** Gives a schema problem its place in the file. */
export function faultOf(problem: Problem, file: string, yaml: Pick<ParsedYaml, 'locate' | 'locateKey'>): Fault {
	const { path } = problem;
	switch (problem.problem) {
		case 'unknown-field': {
			const { name, allowed } = problem;
			return { rule: 'unknown-field', file, position: yaml.locateKey([...path, name]), path, name, allowed };
		}
		case 'missing-field':
			return { rule: 'missing-field', file, position: yaml.locate(path), path, expected: problem.expected };
		case 'invalid-value': {
			const { value, expected, options } = problem;
			return { rule: 'invalid-value', file, position: yaml.locate(path), path, value, expected, options };
		}
	}
}

const EMPTY: Parsed = {
	data: {},
	body: NO_BODY,
	locate: () => ({ at: 'unknown' }),
	faults: [],
	isComplete: false,
};

/** What was found in one file. `isComplete` says that the document is an entry. */
export interface ReadPage {
	document: AnyDocument;
	isComplete: boolean;
	faults: Fault[];
}

interface Parsed extends Pick<AnyDocument, 'body' | 'locate'> {
	data: object;
	faults: Fault[];
	isComplete: boolean;
}
