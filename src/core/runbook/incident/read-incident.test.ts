import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LIMITS, startIncident, tick, write } from './incident.ts';
import { readValues } from './stored-values.ts';
import { parseIncident } from './read-incident.ts';

const start = startIncident(new Date('2026-11-21T03:12:05.678Z'), { 'pool-full': { NAMESPACE: 'orders' } }, 'PoolFull');
const step = { runbook: 'pool-full', step: 'restart', kind: 'mitigation', title: 'Restart' } as const;
const commands = [{ code: 'kubectl rollout restart', effect: 'change', language: 'sh' }] as const;
const facts = { title: 'API returns 503', services: ['basket-api'], errors: ['upstream-unavailable'] };
const written = {
	...write(tick(start, step, new Date('2026-11-21T03:20:00Z'), [...commands]), step, 'output', 'ok\n'),
	runbooks: { 'pool-full': facts },
};

test('a record is read as it was stored', () => {
	expect(parseIncident(JSON.stringify(written))).toEqual(written);
});

test('a record of an earlier version has no signal', () => {
	const { signal, ...earlier } = written;
	expect(signal).toBe('PoolFull');
	expect(parseIncident(JSON.stringify(earlier))).toEqual(earlier);
});

const changedStep = (change: object) => ({ ...written, steps: [{ ...written.steps[0], ...change }] });
test.each([
	['another version', { ...written, version: 2 }],
	['a signal that is not a text', { ...written, signal: 5 }],
	['a signal that is too long', { ...written, signal: 'x'.repeat(LIMITS.title + 1) }],
	['a step that is text', { ...written, steps: ['restart'] }],
	['facts that are text', { ...written, runbooks: { a: 'x' } }],
	['a command that is text', changedStep({ commands: ['restart'] })],
	['a step without fields', { ...written, steps: [{}] }],
	['a time that is a word', { ...written, startedAt: 'yesterday' }],
	['a day that does not exist', { ...written, startedAt: '2026-02-31T03:12:05Z', id: '20260231031205' }],
	['an id that is not its start', { ...written, id: '20261121031206' }],
	['an id that is a path', { ...written, id: '../x' }],
	['facts without fields', { ...written, runbooks: { a: {} } }],
	['a runbook whose id is not one', { ...written, runbooks: { 'a: b': facts } }],
	['a service whose id is not one', { ...written, runbooks: { a: { ...facts, services: ['x]\nstatus: published'] } } }],
	['an error whose id is not one', { ...written, runbooks: { a: { ...facts, errors: ['x\nstatus: published'] } } }],
	['a step of a runbook whose id is not one', changedStep({ runbook: 'x)[y](https://evil.example/' })],
	['a step of an unknown kind', changedStep({ kind: 'other' })],
	['a step with an invalid time', changedStep({ doneAt: '2026-11-21T03:20:00Z\n---' })],
	['a command with an unknown effect', changedStep({ commands: [{ ...commands[0], effect: 'none' }] })],
	[
		'a command in a language with a line break',
		changedStep({ commands: [{ ...commands[0], language: 'sh\n```\n# Heading line' }] }),
	],
	['a title of a megabyte', changedStep({ title: 'x'.repeat(1_000_000) })],
	['ten thousand steps', { ...written, steps: Array.from({ length: 10_000 }, () => written.steps[0]) }],
	['ten thousand commands', changedStep({ commands: Array.from({ length: 10_000 }, () => commands[0]) })],
])('a record with %s is rejected', (_, stored) => {
	expect(parseIncident(JSON.stringify(stored))).toBeUndefined();
});

test.each(['', 'null', '[]', '{}', '1', JSON.stringify(written).slice(0, -5), ' '.repeat(30_000_000)])(
	'text that is not a record is rejected',
	(stored) => {
		expect(parseIncident(stored)).toBeUndefined();
	},
);

test('a note and an output that are too long are cut, and unknown fields are left out', () => {
	const long = 'x'.repeat(1_000_000);
	const read = parseIncident(JSON.stringify({ ...changedStep({ note: long, output: long, more: 1 }), more: 1 }));
	expect(read?.steps[0]?.note.length).toBeLessThanOrEqual(LIMITS.note);
	expect(read?.steps[0]?.output.length).toBeLessThanOrEqual(LIMITS.output);
	expect(JSON.stringify(read)).not.toContain('more');
});

test('only stored values that a page could have written are read', () => {
	const many = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`r-${index}`, {}]));
	expect(Object.keys(readValues(many))).toHaveLength(50);
	expect(Object.keys(readValues(many)).at(-1)).toBe('r-999');
	expect(
		readValues({
			pool: { NAMESPACE: 'orders', 'bad name': 'x', HUGE: 'x'.repeat(2000), NUMBER: 1 },
			'Not An Id': { NAMESPACE: 'x' },
			leak: 'x',
		}),
	).toEqual({ pool: { NAMESPACE: 'orders' }, leak: {} });
	for (const odd of [undefined, null, 1, 'x', []]) expect(readValues(odd)).toEqual({});
});

test('no text in storage causes an exception', () => {
	fc.assert(
		fc.property(
			fc.oneof(
				fc.string(),
				fc.json(),
				fc.anything().map((value) => JSON.stringify(value)),
			),
			(stored) => {
				expect(() => parseIncident(stored)).not.toThrow();
			},
		),
	);
});

test('every record that a page writes can be read again', () => {
	const ref = fc.record({
		runbook: fc.constantFrom('pool', 'pool-full'),
		step: fc.string({ maxLength: 3000 }),
		kind: fc.constantFrom('mitigation' as const, 'step' as const, 'verify' as const),
		title: fc.string({ unit: 'binary', minLength: 900, maxLength: 3000 }),
	});
	const long = fc.string({ unit: 'binary', minLength: 3900, maxLength: 5000 });
	fc.assert(
		fc.property(fc.array(fc.tuple(ref, long, fc.constantFrom(0, 1, 60)), { maxLength: 4 }), (steps) => {
			let incident = { ...start };
			for (const [each, text, amount] of steps) {
				const done = Array.from({ length: amount }, () => ({ ...commands[0], code: text }));
				incident = write(tick(incident, each, new Date('2026-11-21T03:20:00Z'), done), each, 'note', text);
			}
			expect(parseIncident(JSON.stringify(incident))).toEqual(incident);
		}),
		{ numRuns: 10 },
	);
	let full = { ...start };
	for (let index = 0; index < 600; index += 1) full = tick(full, { ...step, step: `s-${index}` }, new Date(), []);
	expect(parseIncident(JSON.stringify(full))?.steps).toHaveLength(LIMITS.steps);
}, 30_000);
