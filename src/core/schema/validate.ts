import type { z } from 'astro/zod';
import { show } from '../text/prose/words.ts';
import { SCHEMA_OF, type DataOf } from './index.ts';
import { EXTENSION_SCHEMA_OF, type PackKind } from './extension.ts';
import type { Kind } from './primitives.ts';

/**
 * Checks front matter against the schema of its kind, field by field, so that the caller still gets the other fields if one
 * is invalid.
 */
export function validateFields<K extends Kind>(kind: K, value: Record<string, unknown>): Validated<Partial<DataOf<K>>> {
	return validateShape(SCHEMA_OF[kind].shape, value) as Validated<Partial<DataOf<K>>>;
}

/** Like `validateFields`, but for a page that extends a page of a pack. */
export function validateExtension(kind: PackKind, value: Record<string, unknown>): Validated<Record<string, unknown>> {
	return validateShape(EXTENSION_SCHEMA_OF[kind].shape, value);
}

function validateShape(
	shape: Record<string, z.ZodType>,
	value: Record<string, unknown>,
): Validated<Record<string, unknown>> {
	const data: Record<string, unknown> = {};
	const problems: Problem[] = [];
	for (const [field, schema] of Object.entries(shape)) {
		const parsed = schema.safeParse(value[field]);
		if (!parsed.success) problems.push(...problemsOf(parsed.error, schema, value[field], [field]));
		else if (parsed.data !== undefined) data[field] = parsed.data;
	}
	const allowed = Object.keys(shape);
	for (const name of Object.keys(value)) {
		if (!Object.hasOwn(shape, name)) problems.push({ problem: 'unknown-field', path: [], name, allowed });
	}
	return { data, problems };
}

/** Checks a whole value, such as `site.yaml`. `data` is undefined unless the whole value is valid. */
export function validateWhole<T>(schema: z.ZodType<T>, value: unknown): Validated<T | undefined> {
	const parsed = schema.safeParse(value);
	if (parsed.success) return { data: parsed.data, problems: [] };
	return { data: undefined, problems: problemsOf(parsed.error, schema, value, []) };
}

function problemsOf(error: z.ZodError, schema: z.ZodType, value: unknown, base: Path): Problem[] {
	return error.issues.flatMap((issue) => {
		const path = issue.path.filter((part) => typeof part !== 'symbol');
		return explain(issue, [...base, ...path], schemaAt(schema, path), valueAt(value, path));
	});
}

function explain(issue: ZodIssue, path: Path, schema: z.ZodType | undefined, value: unknown): Problem[] {
	if (issue.code === 'unrecognized_keys') {
		// Of a union, only the shapes that have all the other keys of the value.
		const others = Object.keys(value as object).filter((name) => !issue.keys.includes(name));
		const shapes = shapesOf(schema).filter((shape) => others.every((name) => Object.hasOwn(shape, name)));
		const allowed = shapes.flatMap((shape) => Object.keys(shape));
		return issue.keys.map((name) => ({ problem: 'unknown-field', path, name, allowed }));
	}
	const expected = expectation(issue, schema);
	if (value === undefined) return [{ problem: 'missing-field', path, expected }];
	return [{ problem: 'invalid-value', path, value, expected, options: optionsOf(schema) }];
}

/** The predicate of a sentence that begins with "it": `must be a number`, `is not a day that exists`. */
function expectation(issue: ZodIssue, schema: z.ZodType | undefined): string {
	switch (issue.code) {
		case 'invalid_union':
			return unionExpectation(issue.errors, schema);
		case 'too_small':
			return sizeExpectation(issue.origin, 'at least', issue.inclusive === false, Number(issue.minimum));
		case 'too_big':
			return sizeExpectation(issue.origin, 'at most', issue.inclusive === false, Number(issue.maximum));
		case 'invalid_format':
			return ownMessage(issue.message) ?? formatExpectation(issue);
		case 'invalid_key':
			return firstOwnMessage(issue.issues) ?? 'has a name that is not allowed';
		case 'invalid_type':
			return issue.expected === 'int' ? 'must be a whole number' : `must be ${describe(schema)}`;
		default:
			return ownMessage(issue.message) ?? `must be ${describe(schema)}`;
	}
}

/**
 * The message, if it is a predicate from one of this project's schemas; undefined for one of Zod's own messages, which
 * authors never see.
 */
function ownMessage(message: string): string | undefined {
	return /^(?:must|is not) /.test(message) ? message : undefined;
}

function firstOwnMessage([first]: readonly ZodIssue[]): string | undefined {
	return first && ownMessage(first.message);
}

/**
 * Lists the branches of a union. If a value has the form of one branch and fails only its last check, as a day that
 * does not exist does, the message of that check is returned instead, because it says more.
 */
function unionExpectation(branches: readonly (readonly ZodIssue[])[], schema: z.ZodType | undefined): string {
	const messages = branches.map(firstOwnMessage);
	const specific = messages.find((message) => message?.startsWith('is not '));
	if (specific !== undefined) return specific;
	const options = (unwrap(schema) as z.ZodUnion | undefined)?.options ?? [];
	const parts = options.map((option, index) => {
		return messages[index]?.replace(/^must be /, '') ?? describe(option as z.ZodType);
	});
	return `must be ${joinOr(parts)}`;
}

function sizeExpectation(origin: string, bound: 'at least' | 'at most', strict: boolean, limit: number): string {
	if (origin === 'string') return limit === 1 ? 'must not be empty' : `must have ${bound} ${limit} characters`;
	if (origin === 'array') return `must have ${bound} ${limit} ${limit === 1 ? 'item' : 'items'}`;
	if (strict) return `must be ${bound === 'at least' ? 'more' : 'less'} than ${limit}`;
	return `must be ${bound} ${limit}`;
}

function formatExpectation(issue: Extract<ZodIssue, { code: 'invalid_format' }>): string {
	if (issue.format === 'url') return 'must be a complete address, like "https://example.org/page"';
	if (issue.format === 'includes') return `must contain "${String((issue as { includes?: unknown }).includes)}"`;
	if (issue.format === 'starts_with') return `must begin with "${String((issue as { prefix?: unknown }).prefix)}"`;
	return `must match ${issue.pattern ?? issue.format}`;
}

/** Describes what a schema accepts: `a number`, `"low" or "high"`, `{ from, to }`. */
function describe(schema: z.ZodType | undefined): string {
	const inner = unwrap(schema);
	if (!inner) return 'something else';
	const type = inner.type;
	if (type === 'object') return `{ ${Object.keys((inner as z.ZodObject).shape).join(', ')} }`;
	if (type === 'union') return joinOr((inner as z.ZodUnion).options.map((option) => describe(option as z.ZodType)));
	if (type === 'literal') return joinOr([...(inner as z.ZodLiteral).values].map((value) => show(value)));
	if (type === 'enum') return joinOr(optionsOf(inner).map((option) => `"${option}"`));
	return WORD_FOR[type] ?? type;
}

const WORD_FOR: Record<string, string> = {
	array: 'a list',
	boolean: 'true or false',
	number: 'a number',
	record: 'a mapping of names to values',
	string: 'text',
	tuple: 'a list',
};

function optionsOf(schema: z.ZodType | undefined): string[] {
	const inner = unwrap(schema);
	if (inner?.type === 'enum') return (inner as z.ZodEnum).options.map(String);
	if (inner?.type === 'literal')
		return [...(inner as z.ZodLiteral).values].filter((value) => typeof value === 'string');
	return [];
}

function joinOr(parts: readonly string[]): string {
	return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} or ${parts.at(-1)}`;
}

/** The schema inside wrappers for defaults, optional values and conversions. */
function unwrap(schema: z.ZodType | undefined): z.ZodType | undefined {
	if (!schema) return undefined;
	if (
		schema.type === 'optional' ||
		schema.type === 'default' ||
		schema.type === 'prefault' ||
		schema.type === 'nullable'
	) {
		return unwrap((schema as z.ZodOptional<z.ZodType>).unwrap());
	}
	if (schema.type === 'pipe') {
		// `preprocess` puts the conversion before the schema, `transform` after it.
		const { in: before, out: after } = schema as z.ZodPipe<z.ZodType, z.ZodType>;
		return unwrap(before.type === 'transform' ? after : before);
	}
	return schema;
}

/** The shapes that an object may have: more than one if the schema is a union. */
function shapesOf(schema: z.ZodType | undefined): Record<string, z.ZodType>[] {
	const inner = unwrap(schema);
	if (inner?.type === 'union') return (inner as z.ZodUnion).options.flatMap((option) => shapesOf(option as z.ZodType));
	return inner?.type === 'object' ? [(inner as z.ZodObject).shape] : [];
}

function schemaAt(schema: z.ZodType | undefined, path: Path): z.ZodType | undefined {
	const [step, ...rest] = path;
	if (step === undefined) return schema;
	const inner = unwrap(schema);
	if (inner?.type === 'array') return schemaAt((inner as z.ZodArray<z.ZodType>).element, rest);
	if (inner?.type === 'record') return schemaAt((inner as z.ZodRecord<z.ZodString, z.ZodType>).valueType, rest);
	const shape = shapesOf(inner).find((each) => Object.hasOwn(each, step));
	return schemaAt(shape?.[step], rest);
}

function valueAt(value: unknown, path: Path): unknown {
	return path.reduce<unknown>((inner, step) => {
		return typeof inner === 'object' && inner !== null ? (inner as Record<string | number, unknown>)[step] : undefined;
	}, value);
}

/** The valid part of a value, and the problems with the rest. */
export interface Validated<T> {
	data: T;
	problems: Problem[];
}

/** One problem that a schema found. `expected` completes a sentence that begins with "it". */
export type Problem =
	| { problem: 'unknown-field'; path: Path; name: string; allowed: readonly string[] }
	| { problem: 'missing-field'; path: Path; expected: string }
	| { problem: 'invalid-value'; path: Path; value: unknown; expected: string; options: readonly string[] };

type Path = readonly (string | number)[];
type ZodIssue = z.core.$ZodIssue;
