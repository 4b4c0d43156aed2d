import { expect, test } from 'vitest';
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
