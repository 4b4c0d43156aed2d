import { load } from 'js-yaml';
import { isAlias, isCollection, isMap, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, YAMLError } from 'yaml';
import type { Locate } from '../../../core/entry.ts';
import type { Position } from '../../../core/report/issue.ts';
import type { Fault, FieldPath } from '../../../core/rules/fault.ts';
import { findHiddenCharacters } from '../../../core/text/safety/hidden-characters.ts';
import { messageOf } from '../../../core/text/message-of.ts';

/**
 * Reads one YAML document as YAML 1.2 (core schema) and records the position of each value. Never throws: malformed
 * YAML gives faults and, unless its only mistakes are duplicate keys, no value. Days and times without quotes become
 * `Date`, as in the site's own reader.
 *
 * @param source The YAML text.
 * @param where The file, for messages, and the line of the file on which the text starts, 1-based.
 */
export function parseYaml(source: string, where: { file: string; firstLine: number }): ParsedYaml {
	const excess = excessIn(source, where);
	if (excess) return { value: undefined, faults: [excess], locate: nowhere, locateKey: nowhere };
	const lines = new LineCounter();
	const document = parseDocument(source, {
		customTags: [TIMESTAMP],
		lineCounter: lines,
		logLevel: 'error',
		prettyErrors: false,
		stringKeys: true,
		version: '1.2',
	});
	const context: Context = { document, lines, source, firstLine: where.firstLine };
	const faults: Fault[] = errorsToReport(document).map((error) => {
		const openQuote = error.message.startsWith('Missing closing') ? lastQuotedStart(document) : undefined;
		const position = positionAt(context, openQuote ?? error.pos[0]);
		const code = openQuote === undefined ? error.code : 'OPEN_QUOTE';
		return { rule: 'malformed-yaml', file: where.file, position, code, message: error.message };
	});
	const isReadable = faults.every((fault) => fault.rule === 'malformed-yaml' && fault.code === 'DUPLICATE_KEY');
	const value = isReadable ? toValue(context, where.file, faults) : undefined;
	if (isReadable) faults.push(...ambiguities(context, where.file), ...hiddenEscapes(context, where.file));
	return {
		value,
		faults,
		locate: (path, text) => locate(context, path, text),
		locateKey: (path) => locateKey(context, path),
	};
}

/**
 * Finds YAML that `parseDocument` would take forever to read: it records all positions, and compares every key of a
 * mapping with every other. To find it quickly, the text is first read by js-yaml, which is fast and stops at 100
 * levels.
 */
function excessIn(source: string, where: { file: string; firstLine: number }): Fault | undefined {
	try {
		return excessOf([load(source)], where);
	} catch (error) {
		const message = messageOf(error);
		const position: Position = { at: 'source', line: where.firstLine, column: 1 };
		if (/maxDepth|call stack/.test(message)) return tooDeep(Infinity, where);
		if (source.length > LONG) return { rule: 'malformed-yaml', file: where.file, position, code: 'SITE', message };
	}
	return undefined;
}

/** Finds values, read by js-yaml, that are nested too deeply or have too many items. */
export function excessOf(values: unknown[], where: { file: string; firstLine: number }): Fault | undefined {
	// The objects and lists at the current depth. Each turn of the loop goes one level deeper.
	let level = values.filter(isObject);
	for (let depth = 0; level.length > 0; depth += 1) {
		if (depth > MAX_LEVELS) return tooDeep(depth, where);
		const inner: unknown[][] = level.map((value) => Object.values(value) as unknown[]);
		const longest = inner.reduce((most, items) => Math.max(most, items.length), 0);
		if (longest > MAX_ITEMS) {
			const position: Position = { at: 'source', line: where.firstLine, column: 1 };
			return { rule: 'deep-nesting', file: where.file, position, what: 'items', found: longest, limit: MAX_ITEMS };
		}
		// An alias refers to the same value again, so each value is checked once.
		level = [...new Set(inner.flat().filter(isObject))];
	}
	return undefined;
}

function tooDeep(found: number, { file, firstLine }: { file: string; firstLine: number }): Fault {
	const position: Position = { at: 'source', line: firstLine, column: 1 };
	return { rule: 'deep-nesting', file, position, what: 'fields', found, limit: MAX_LEVELS };
}

/**
 * Limits far above what content needs: it is at most six levels deep, and its longest list is the points of a series.
 */
const MAX_LEVELS = 24;
const MAX_ITEMS = 5000;
/**
 * In a text with more characters, only the first error is reported, because locating every error would take too long.
 */
const LONG = 100_000;

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}

const nowhere = (): Position => ({ at: 'unknown' });

/**
 * The offset at which the last quoted text starts. If its closing quote is missing, this is the position to report,
 * because the text extends to the end of the document.
 */
function lastQuotedStart(document: Document.Parsed): number | undefined {
	let start: number | undefined;
	visit(document, {
		Scalar(_, { type, range }) {
			if (type?.startsWith('QUOTE')) start = range?.[0] ?? start;
		},
	});
	return start;
}

/** After a first syntax error the parser guesses, so its further errors are unreliable, except for duplicate keys. */
function errorsToReport(document: Document.Parsed): YAMLError[] {
	const all: YAMLError[] = [...document.errors, ...document.warnings];
	const firstSyntaxError = all.find((error) => error.code !== 'DUPLICATE_KEY');
	return all.filter((error) => error.code === 'DUPLICATE_KEY' || error === firstSyntaxError);
}

/** A day or UTC time without quotes. js-yaml, with which the site reads front matter, turns it into a `Date`. */
const TIMESTAMP = {
	tag: 'tag:yaml.org,2002:timestamp',
	default: true,
	test: /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}Z)?$/,
	resolve: (text: string): Date | string => {
		// JavaScript turns 30 February into 1 or 2 March; such a day stays a text.
		const date = new Date(text);
		const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text.replace('Z', ''));
		return exists ? date : text;
	},
};

/** Builds the value. Only this step finds undefined aliases, and aliases that multiply the text beyond measure. */
function toValue(context: Context, file: string, faults: Fault[]): unknown {
	try {
		return context.document.toJS({ maxAliasCount: 100 });
	} catch (error) {
		const message = messageOf(error);
		const position = positionAt(context, firstAliasStart(context.document));
		faults.push({ rule: 'malformed-yaml', file, position, code: 'BAD_ALIAS', message });
		return undefined;
	}
}

/** The offset of the first undefined alias or, if all are defined and there are just too many, of the first alias. */
export function firstAliasStart(document: Document.Parsed): number {
	const anchors = new Set<string>();
	let first: number | undefined;
	let firstUndefined: number | undefined;
	visit(document, {
		// An alias is defined if its anchor came before. Asking the library to resolve it would search the whole text
		// again.
		Node(_, node) {
			if (!isAlias(node)) {
				if (node.anchor !== undefined) anchors.add(node.anchor);
				return;
			}
			const start = node.range?.[0] ?? 0;
			first ??= start;
			if (!anchors.has(node.source)) firstUndefined ??= start;
		},
	});
	return firstUndefined ?? first ?? 0;
}

/** Values that readers of YAML 1.1 and 1.2 interpret differently, or that an author cannot have meant. */
function ambiguities(context: Context, file: string): Fault[] {
	const faults: Fault[] = [];
	const addFault = (offset: number, text: string, reason: Extract<Fault, { rule: 'ambiguous-yaml' }>['reason']) => {
		faults.push({ rule: 'ambiguous-yaml', file, position: positionAt(context, offset), source: text, reason });
	};
	visit(context.document, {
		Pair(_, pair) {
			if (isScalar(pair.key) && pair.key.value === '<<') addFault(pair.key.range?.[0] ?? 0, '<<', 'merge');
		},
		Scalar(_, scalar) {
			if (scalar.type !== 'PLAIN' || !scalar.range) return;
			const [start, end] = scalar.range;
			const text = context.source.slice(start, end);
			if (LOOSE_DATE.test(text) && !TIMESTAMP.test.test(text)) addFault(start, text, 'date');
			if (OLD_NUMBER.test(text)) addFault(start, text, 'number');
			const comment = /^[ \t]+(#[^\s!].*)/.exec(context.source.slice(end));
			if (comment) addFault(end + comment[0].length - (comment[1] ?? '').length, comment[1] ?? '', 'comment');
		},
	});
	return faults;
}

/**
 * Finds hidden characters that are written as escapes, `"\u200b"`, which only text in double quotes can contain. Skips
 * the fields that quote a program's output, where escapes are allowed. `textFaults` finds unescaped hidden characters.
 */
function hiddenEscapes(context: Context, file: string): Fault[] {
	const found = new Map<number, Fault>();
	visit(context.document, {
		Pair(_, pair) {
			const isExample = isScalar(pair.key) && (pair.key.value === 'examples' || pair.key.value === 'nearMisses');
			return isExample ? visit.SKIP : undefined;
		},
		Scalar(_, scalar) {
			if (scalar.type !== 'QUOTE_DOUBLE' || typeof scalar.value !== 'string' || !scalar.range) return;
			for (const { codePoint } of findHiddenCharacters(scalar.value)) {
				const position = positionAt(context, scalar.range[0]);
				if (position.at !== 'source') continue;
				const known = found.get(codePoint);
				const lines = known?.rule === 'hidden-character' ? [...known.lines, position.line] : [position.line];
				found.set(codePoint, {
					rule: 'hidden-character',
					file,
					position: known?.position ?? position,
					codePoint,
					as: 'escape',
					lines,
				});
			}
		},
	});
	return [...found.values()];
}

/** A date with a time that some readers turn into a `Date` and others leave as text. */
const LOOSE_DATE = /^\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?$/;
/** A number in YAML 1.1 and a text in YAML 1.2, such as `1_000` or `0b11`. */
const OLD_NUMBER = /^[-+]?(?:0b[01_]+|\d+(?:_\d+)+(?:\.[\d_]*)?)$/;

function locate(context: Context, path: FieldPath, text?: string): Position {
	const node = nodeAt(context.document, path);
	if (!node?.range) return { at: 'unknown' };
	const [start, end] = node.range;
	// If the text is not in the source as it is, for example because it is escaped, this is the start of the value.
	const indexOfText = text === undefined ? -1 : context.source.slice(start, end).indexOf(text);
	return positionAt(context, start + Math.max(indexOfText, 0));
}

function locateKey(context: Context, path: FieldPath): Position {
	const parent = nodeAt(context.document, path.slice(0, -1));
	const key = path.at(-1);
	const pair = isMap(parent) ? parent.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
	const range = isPair(pair) && isScalar(pair.key) ? pair.key.range : undefined;
	return range ? positionAt(context, range[0]) : locate(context, path);
}

/** The node at a path, or the deepest existing node on that path. */
export function nodeAt(document: Document.Parsed, path: FieldPath): Node | undefined {
	let node: unknown = document.contents;
	for (const step of path) {
		const inner: unknown = isAlias(node) ? node.resolve(document) : node;
		if (!isCollection(inner)) break;
		const child: unknown = inner.get(step, true);
		if (child === undefined || child === null) break;
		node = child;
	}
	return node as Node | undefined;
}

/** The position of an offset in a YAML text that starts on `firstLine` of its file. */
export function positionAt({ lines, firstLine }: Pick<Context, 'lines' | 'firstLine'>, offset: number): Position {
	const { line, col } = lines.linePos(offset);
	return { at: 'source', line: line + firstLine - 1, column: col };
}

/** A YAML document as plain data, and functions that find its values in the source. */
export interface ParsedYaml {
	/** Undefined if the document has any mistake other than duplicate keys; null if it is empty. */
	value: unknown;
	faults: Fault[];
	locate: Locate;
	/** Returns the position of the name of a field. */
	locateKey: (path: FieldPath) => Position;
}

interface Context {
	document: Document.Parsed;
	lines: LineCounter;
	source: string;
	firstLine: number;
}

type Node = NonNullable<Document.Parsed['contents']>;
