import { describe, expect, test } from 'vitest';
import type { EvidenceRun } from '../schema/kinds/snippet.ts';
import { compareRuns } from './compare.ts';

const RUN: EvidenceRun = {
	variant: 'broken',
	ranAt: '2026-01-01T00:00:00Z',
	durationMs: 120,
	versions: { Python: '3.14.0' },
	sourceHash: '0'.repeat(64),
	exit: 0,
	output: 'one\ntook ~12 ms\n',
	recognised: ['pool-limit', 'deadlock'],
	series: [{ name: 'checked out', unit: 'connections', points: [[0, 1]] }],
};

test('changes of date, duration, varying figures, series points and the order of errors do not matter', () => {
	const fresh: EvidenceRun = {
		...RUN,
		ranAt: '2026-02-02T00:00:00Z',
		durationMs: 90,
		output: 'one\ntook ~13.5 ms\n',
		recognised: ['deadlock', 'pool-limit'],
		series: [{ name: 'checked out', unit: 'connections', points: [[0.1, 2]] }],
	};
	expect(compareRuns(RUN, fresh)).toEqual({ differences: [], notes: [] });
});

test('versions are noted but do not matter', () => {
	const fresh = { ...RUN, versions: { Python: '3.14.1', greenlet: '3.5.6' } };
	const old = { ...RUN, versions: { ...RUN.versions, SQLAlchemy: '2.0.1' } };
	expect(compareRuns(old, fresh)).toEqual({
		differences: [],
		notes: [
			'Python was 3.14.0 and is now 3.14.1.',
			'SQLAlchemy was 2.0.1 and is now absent.',
			'greenlet was absent and is now 3.5.6.',
		],
	});
});

describe('a change matters', () => {
	test.each<[string, Partial<EvidenceRun>, string]>([
		[
			'the code',
			{ sourceHash: '1'.repeat(64) },
			'The code or a setting of the servers has changed since the evidence was recorded.',
		],
		['the exit status', { exit: 1 }, 'The exit status was 0 and is now 1.'],
		['an error', { recognised: [] }, 'The errors recognised were pool-limit, deadlock and are now none.'],
		['a line', { output: 'one\ntwo\n' }, 'Line 2 of the output was "took ~N ms" and is now "two".'],
		['a line more', { output: `${RUN.output}three\n` }, 'Line 3 of the output was absent and is now "three".'],
		['a line less', { output: 'one\n' }, 'Line 2 of the output was "took ~N ms" and is now absent.'],
		['a series', { series: [] }, 'The series were checked out (connections) and are now none.'],
	])('%s', (_name, change, sentence) => {
		expect(compareRuns(RUN, { ...RUN, ...change }).differences).toEqual([sentence]);
	});
});
