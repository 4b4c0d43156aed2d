import { z } from 'astro/zod';
import { describe, expect, test } from 'vitest';
import { SiteSchema } from './site.ts';
import { validateFields, validateWhole } from './validate.ts';

const COMMON = { stage: 'unreviewed', audience: 'public' };
const term = { title: 'overflow', definition: 'Connections beyond the size.' };

test('a valid value gets its defaults and has no problems', () => {
	expect(validateFields('term', term)).toEqual({
		data: { ...term, aliases: [], tags: [], ...COMMON, alsoCalled: [], see: [] },
		problems: [],
	});
});

test('a problem with one field does not affect the others', () => {
	const { data, problems } = validateFields('term', { ...term, definition: 5, see: ['overflow'], colour: 'red' });
	expect(data).toEqual({ title: 'overflow', aliases: [], tags: [], ...COMMON, alsoCalled: [] });
	expect(problems.map(({ problem, path }) => [problem, path])).toEqual([
		['invalid-value', ['definition']],
		['invalid-value', ['see', 0]],
		['unknown-field', []],
	]);
});

test('a field named like a method of objects is an unknown field', () => {
	expect(validateFields('term', { ...term, toString: 'x', constructor: 'y' }).problems).toHaveLength(2);
});

test('an unknown nested field is reported with the names that exist there', () => {
	const { problems } = validateFields('service', {
		dependencies: [{ service: 'basket-db', how: 'over TCP', port: 5432 }],
	});
	expect(problems).toContainEqual({
		problem: 'unknown-field',
		path: ['dependencies', 0],
		name: 'port',
		allowed: ['service', 'how'],
	});
});

test.each([
	['postmortem', 'severity', 'high', 'must be "sev1", "sev2", "sev3", "sev4" or "not recorded"'],
	['postmortem', 'times', 'today', 'must be { started, detected, acknowledged, mitigated, resolved, note }'],
	['path', 'items', [], 'must have at least 2 items'],
	['runbook', 'title', 'Short', 'must have at least 8 characters'],
	['runbook', 'appliesTo', 'all', 'must be a mapping of names to values'],
	['runbook', 'owner', '', 'must not be empty'],
	['error', 'helpUrls', ['example.org'], 'must be a complete address, like "https://example.org/page"'],
	['snippet', 'timeLimitSeconds', 301, 'must be at most 300'],
	['term', 'aliases', ['Old_Name'], 'must be lower-case words joined by hyphens, like "orders-pool-leak"'],
] as const)('%s: %s says what it accepts', (kind, field, value, expected) => {
	const problem = validateFields(kind, { [field]: value }).problems.find(({ path }) => path[0] === field);
	expect(problem).toMatchObject({ problem: 'invalid-value', expected });
});

test('site settings are checked as a whole', () => {
	const { data, problems } = validateWhole(SiteSchema, { name: 'x', editUrl: 'https://code.example/edit' });
	expect(data).toBeUndefined();
	expect(
		problems.map((problem) => ('expected' in problem ? `${String(problem.path[0])} ${problem.expected}` : '')),
	).toEqual([
		'format must be 2',
		'description must be text',
		'url must be text',
		'editUrl must contain "{path}"',
		'securityContact must be text',
	]);
});

describe('what a schema accepts', () => {
	/** What is expected of a value with a problem. */
	const expected = (schema: z.ZodType, value: unknown) =>
		validateWhole(schema, value).problems.map((problem) => ('expected' in problem ? problem.expected : ''));

	test.each<[string, z.ZodType, unknown, string]>([
		['a whole number', z.number().int(), 1.5, 'must be a whole number'],
		['a number above a limit', z.number().positive(), 0, 'must be more than 0'],
		['a number below a limit', z.number().lt(5), 5, 'must be less than 5'],
		['a number up to a limit', z.number().max(5), 6, 'must be at most 5'],
		['a list with a maximum', z.array(z.string()).max(1), ['a', 'b'], 'must have at most 1 item'],
		['text of a pattern without a message', z.string().regex(/^a+$/), 'b', 'must match /^a+$/'],
		['text of a known format', z.email(), 'b', 'must match /'],
		['text with a beginning', z.string().startsWith('/'), 'b', 'must begin with "/"'],
		['text with a part', z.string().includes('{path}'), 'b', 'must contain "{path}"'],
		['one of several', z.union([z.string(), z.number(), z.boolean()]), [], 'must be text, a number or true or false'],
		[
			'one of several, of which one is one of several',
			z.union([z.literal('all'), z.object({ a: z.union([z.string(), z.number()]) })]),
			5,
			'must be "all" or { a }',
		],
		[
			'one of several of several',
			z.union([z.union([z.string(), z.number()]), z.array(z.string())]),
			true,
			'must be text or a number or a list',
		],
		[
			'a field of one of several',
			z.union([z.number(), z.strictObject({ kind: z.literal('a') }), z.strictObject({ x: z.string().min(2) })]),
			{ x: 'b' },
			'must have at least 2 characters',
		],
		['one of several in a pair', z.tuple([z.string(), z.number()]), ['a', 'b'], 'must be something else'],
		['a list of one of several', z.array(z.union([z.string(), z.number()])), [true], 'must be text or a number'],
		['an unusual type', z.bigint(), 5, 'must be bigint'],
		['a value that is checked after it was read', z.string().pipe(z.enum(['a', 'b'])), 5, 'must be text'],
		[
			'a name that is not allowed',
			z.record(z.string().regex(/^a/, 'must begin with a'), z.string()),
			{ b: 'c' },
			'must begin with a',
		],
		['a name without a message', z.record(z.string().min(2), z.string()), { b: 'c' }, 'has a name that is not allowed'],
	])('%s', (_what, schema, value, text) => {
		expect(expected(schema, value)).toEqual([expect.stringContaining(text)]);
	});

	test('an unknown field of one of several shapes is reported with the fields of the shape that the others belong to', () => {
		const page = z.union([z.literal('none'), z.strictObject({ page: z.string() })]);
		const schema = z.union([z.strictObject({ run: z.string(), at: z.string() }), page]);
		const allowed = (value: object) =>
			validateWhole(schema, value).problems.map((problem) => ('allowed' in problem ? problem.allowed : []));
		expect(allowed({ run: 'a', at: 'b', pages: 'c' })).toEqual([['run', 'at']]);
		expect(allowed({ page: 'a', pages: 'b' })).toEqual([['page']]);
	});
});
