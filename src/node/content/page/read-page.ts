import { NO_BODY, type AnyDocument } from '../../../core/entry.ts';
import { faultOf, type Fault, type FrontMatterFault } from '../../../core/rules/fault.ts';
import type { Kind } from '../../../core/schema/primitives.ts';
import { SlugSchema } from '../../../core/schema/primitives.ts';
import { PACK_KINDS } from '../../../core/schema/extension.ts';
import { validateExtension, validateFields } from '../../../core/schema/validate.ts';
import { findBuildMarker } from '../../../core/text/safety/build-markers.ts';
import { stringsIn } from '../../../core/graph/walk.ts';
import { pathName } from '../../../core/text/prose/words.ts';
import { firstScriptLine, LONG, mayOverwhelm, MAX_LEVELS } from '../../../markdown/nesting.ts';
import { parseBody, type ParsedBody } from '../../../markdown/parse-body.ts';
import { splitFrontMatter } from './front-matter.ts';
import { parseYaml, type ParsedYaml } from './parse-yaml.ts';
import { survivesParsing } from '../probe/probe-body.ts';
import { readAsSite, type SiteReading } from './read-as-site.ts';
import { atContinuedLine } from '../../alert-rules/read-continued-line.ts';
import { decodedSecrets } from './read-decoded-faults.ts';
import { readTextFile } from '../read-file.ts';
import { textFaults } from './read-text-faults.ts';
import { firstDifference } from './same-value.ts';

/** Reads one page: front matter, body, and all problems with them. Never throws. */
export async function readPage(page: { absolute: string; file: string; kind: Kind; id: string }): Promise<ReadPage> {
	const read = await readTextFile(page.absolute, page.file);
	const result = 'fault' in read ? { ...EMPTY, faults: [read.fault] } : await parsePage(read.text, page);
	const { kind, id, file } = page;
	const { data, body, locate, faults } = result;
	if ('text' in read) faults.push(...textFaults(read.text, page.file), ...buildMarkers(read.text, page.file));
	const isTaken = kind === 'term' && IDS_OF_GLOSSARY.has(id);
	if (isTaken || !SlugSchema.safeParse(id).success)
		faults.push({ rule: 'invalid-id', file, position: { at: 'unknown' }, id });
	const document = {
		...{ kind, id, file, data, locate },
		// An extension has no body of its own. The pack's page has it.
		body: result.isExtension ? NO_BODY : body,
		...(result.isExtension && { extends: true as const }),
	};
	return { document, isComplete: result.isComplete, faults };
}

/** Ids that other elements of the glossary page have. The id of a term is the id of its element there. */
const IDS_OF_GLOSSARY: ReadonlySet<string> = new Set(['main', 'finder-title', 'finder-q']);

async function parsePage(text: string, { kind, file }: { kind: Kind; file: string }): Promise<Parsed> {
	const split = splitFrontMatter(text);
	if (!split.found) return withoutFields(file, split.line, split.reason);
	const site = readAsSite(text);
	const isReadBySite = 'body' in site;
	if (isReadBySite && !isSameSplit(split, site)) return withoutFields(file, 1, 'read differently');

	const yaml = parseYaml(split.yaml, { file, firstLine: split.yamlLine });
	const yamlFaults = yaml.faults.map((fault) => atContinuedLine(fault, split.yaml, split.yamlLine));
	// The text that the site parses, which starts at line 1 because spaces replace the fields, or else the text after the
	// fields.
	const body = isReadBySite
		? await readBody(site.body, { file, firstLine: 1 })
		: await readBody(split.body, { file, firstLine: split.bodyLine });
	const faults = [...yamlFaults, ...body.faults];
	const parsed: Parsed = { data: {}, body: body.facts, locate: yaml.locate, faults, isComplete: false };
	const value = yaml.value;
	if (value === undefined) return parsed;
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		faults.push(...withoutFields(file, 1, value === null ? 'empty' : 'not a mapping').faults);
		return parsed;
	}
	faults.push(...disagreements(value, site, { file, yaml }));
	faults.push(
		...escapedMarkers(value, text, { file, yaml }),
		...decodedSecrets(value, text, { file, locate: yaml.locate }),
	);
	const fields = value as Record<string, unknown>;
	const extendable = fields['extends'] === true ? PACK_KINDS.find((each) => each === kind) : undefined;
	const { data, problems } = extendable ? validateExtension(extendable, fields) : validateFields(kind, fields);
	faults.push(...problems.map((problem) => faultOf(problem, file, yaml)));
	if (extendable && split.body.trim() !== '') {
		const firstTextLine = /^\s*/.exec(split.body)?.[0].split('\n').length ?? 1;
		const line = split.bodyLine + firstTextLine - 1;
		faults.push({ rule: 'extension-body', file, position: { at: 'source', line, column: 1 } });
	}
	return { ...parsed, data, isExtension: extendable !== undefined, isComplete: faults.length === 0 };
}

/** Finds build markers, at most one on each line. */
function buildMarkers(text: string, file: string): Fault[] {
	return text.split('\n').flatMap((line, index) => {
		const found = findBuildMarker(line);
		const position = { at: 'source', line: index + 1, column: (found?.at ?? 0) + 1 } as const;
		return found ? [{ rule: 'build-marker', file, position, marker: found.marker, as: 'text' }] : [];
	});
}

/** Finds build markers that only the parsed fields contain, because YAML has escapes and joins lines. */
function escapedMarkers(value: object, text: string, { file, yaml }: { file: string; yaml: ParsedYaml }): Fault[] {
	// The names of fields are published too.
	const names = { path: [], text: namesIn(value).join(' ') };
	return [...stringsIn(value), names].flatMap(({ path, text: string }) => {
		const marker = findBuildMarker(string)?.marker;
		if (marker === undefined || text.includes(marker)) return [];
		return [{ rule: 'build-marker', file, position: yaml.locate(path), marker, as: 'escape' }];
	});
}

function namesIn(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)]);
}

function withoutFields(file: string, line: number, reason: FrontMatterFault): Parsed {
	const position = { at: 'source', line, column: 1 } as const;
	return { ...EMPTY, faults: [{ rule: 'missing-front-matter', file, position, reason }] };
}

/** Whether the site finds the same YAML and the same body. The site's body has spaces in place of the front matter. */
function isSameSplit(split: { yaml: string; body: string }, site: SiteReading): boolean {
	const before = site.body.slice(0, site.body.length - split.body.length);
	return site.body.endsWith(split.body) && before.trim() === '' && site.yaml.trimStart() === split.yaml.trimStart();
}

/**
 * Finds the first value that the site's YAML reader reads differently from this check. The two readers follow different
 * versions of YAML, and the published fields must be the fields that were checked.
 */
function disagreements(
	value: object,
	site: SiteReading | { problem: string },
	{ file, yaml }: { file: string; yaml: ParsedYaml },
): Fault[] {
	if ('problem' in site) {
		if (yaml.faults.length > 0) return [];
		const position = { at: 'source', line: 2, column: 1 } as const;
		return [{ rule: 'malformed-yaml', file, position, code: 'SITE', message: site.problem }];
	}
	const path = firstDifference(value, site.fields);
	if (!path) return [];
	const position = yaml.locateKey(path);
	// Most causes have a separate, more specific finding.
	if (yaml.faults.length > 0) return [];
	return [{ rule: 'ambiguous-yaml', file, position, source: pathName(path), reason: 'readers disagree' }];
}

/** Parses a body. If it may crash the parser, it is first parsed in a separate process. */
async function readBody(text: string, where: { file: string; firstLine: number }): Promise<ParsedBody> {
	if (mayOverwhelm(text) && !(await survivesParsing(text))) {
		return { facts: NO_BODY, faults: [text.trim().length > LONG ? tooDeep(where.file) : unreadable(text, where)] };
	}
	return parseBody(text, where);
}

function tooDeep(file: string): Fault {
	return {
		rule: 'deep-nesting',
		file,
		position: { at: 'unknown' },
		what: 'body',
		found: Infinity,
		limit: MAX_LEVELS,
	};
}

function unreadable(text: string, where: { file: string; firstLine: number }): Fault {
	const line = (firstScriptLine(text) ?? 1) + where.firstLine - 1;
	return {
		rule: 'malformed-mdx',
		file: where.file,
		position: { at: 'source', line, column: 1 },
		message: 'A line that starts with "import" or "export" is read as JavaScript, and the parser fails on this one',
	};
}

const EMPTY: Parsed = {
	data: {},
	body: NO_BODY,
	locate: () => ({ at: 'unknown' }),
	faults: [],
	isComplete: false,
};

/** The result of reading one file. `isComplete` means that all its fields and its body are valid. */
export interface ReadPage {
	document: AnyDocument;
	isComplete: boolean;
	faults: Fault[];
}

interface Parsed extends Pick<AnyDocument, 'body' | 'locate'> {
	data: object;
	faults: Fault[];
	isComplete: boolean;
	/** True for a page with `extends: true`. */
	isExtension?: boolean;
}
