import { describe, expect, test } from 'vitest';
import { lastReproduction, runbookUse } from './trust.ts';

describe('the last reproduction', () => {
	const run = (ranAt: string, ...recognised: string[]) => ({ ranAt, recognised });

	test('is the latest run that printed one of the errors', () => {
		const runs = [
			run('2026-11-20T10:00:00Z', 'pool'),
			run('2026-11-21T10:00:00Z', 'other'),
			run('2026-11-19T10:00:00Z', '503'),
		];
		expect(lastReproduction(runs, ['pool', '503'])).toEqual({ run: runs[0], reproduced: 2 });
	});

	test('of several on one day is the run for the first error', () => {
		const runs = [run('2026-11-20T11:00:00Z', '503'), run('2026-11-20T10:00:00Z', 'pool')];
		expect(lastReproduction(runs, ['pool', '503'])?.run).toBe(runs[1]);
		const same = [run('2026-11-20T10:00:00Z', 'pool'), run('2026-11-20T11:00:00Z', 'pool')];
		expect(lastReproduction(same, ['pool'])?.run).toBe(same[1]);
	});

	test('is undefined if no run printed any of the errors', () => {
		expect(lastReproduction([run('2026-11-20T11:00:00Z')], ['pool'])).toBeUndefined();
	});
});

describe('the use of a runbook', () => {
	const incident = (day: string | undefined, id: string, outcome: 'worked' | 'failed' | 'written-after') => {
		const started = day === undefined ? 'not recorded' : `${day}T10:00:00Z`;
		const times = { started, detected: 'not recorded', mitigated: 'not recorded', resolved: 'not recorded' };
		return { data: { times, runbooks: [{ id, outcome }] } };
	};

	test('names the last incident in which it was used, not the incident that it was written after', () => {
		const all = [
			incident('2024-12-05', 'pool', 'worked'),
			incident('2025-12-28', 'pool', 'failed'),
			incident('2026-01-01', 'pool', 'written-after'),
			incident('2026-02-02', 'other', 'worked'),
		];
		expect(runbookUse('pool', all)).toEqual({
			last: { incident: all[1], outcome: 'failed' },
			uses: 2,
			worked: 1,
			record: undefined,
		});
	});

	test('falls back to the incident that it was written after, or is undefined', () => {
		const all = [incident(undefined, 'pool', 'written-after'), incident('2025-12-28', 'pool', 'written-after')];
		expect(runbookUse('pool', all)).toEqual({
			last: { incident: all[1], outcome: 'written-after' },
			uses: 0,
			worked: 0,
			record: undefined,
		});
		expect(runbookUse('other', all)).toEqual({ last: undefined, record: undefined, uses: 0, worked: 0 });
	});

	test('counts what the runbook records itself, and no incident twice', () => {
		const all = [incident('2025-12-28', 'pool', 'failed')];
		const records = [
			{ on: '2026-02-02', worked: true, minutes: 4 },
			{ on: '2025-12-28', worked: true },
			{ on: '2024-01-01', worked: false },
		];
		expect(runbookUse('pool', all, records)).toEqual({
			last: { incident: all[0], outcome: 'failed' },
			record: records[0],
			uses: 3,
			worked: 1,
		});
		expect(runbookUse('pool', all, records.slice(2)).record).toBeUndefined();
		expect(runbookUse('other', all, records.slice(2))).toMatchObject({ record: records[2], uses: 1, worked: 0 });
	});
});
