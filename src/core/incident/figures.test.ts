import { describe, expect, test } from 'vitest';
import { incidentCause, incidentDuration, incidentFigures } from './figures.ts';

const times = {
	started: '2024-12-05T09:25:00Z',
	detected: '2024-12-05T09:30:00Z',
	mitigated: '2024-12-05T10:00:00Z',
	resolved: '2024-12-05T11:30:00Z',
};
const unknown = 'not recorded';
const impact = { users: unknown, requests: unknown, minutes: unknown, money: unknown, support: unknown } as const;
const nothing = { started: unknown, detected: unknown, mitigated: unknown, resolved: unknown };

test('the figures of an incident are those that its times give', () => {
	expect(incidentFigures(times)).toEqual(['TTD 5 min', 'TTM 35 min', 'TTR 2 h 5 min']);
	expect(incidentFigures({ ...times, started: unknown, mitigated: unknown })).toEqual(['TTR 2 h']);
	expect(incidentFigures(nothing)).toEqual([]);
});

describe('an incident lasted', () => {
	test('until it was resolved', () => {
		expect(incidentDuration({ times, impact })).toEqual({ minutes: 125, until: 'resolved' });
	});

	test('until it was mitigated, if its end is not recorded', () => {
		const open = { ...times, resolved: unknown };
		expect(incidentDuration({ times: open, impact })).toEqual({ minutes: 35, until: 'mitigated' });
	});

	test('as long as the service was degraded, if no times are recorded', () => {
		const known = { ...impact, minutes: 12 };
		expect(incidentDuration({ times: nothing, impact: known })).toEqual({ minutes: 12, until: 'degraded' });
		expect(incidentDuration({ times: nothing, impact })).toBeUndefined();
	});
});

test('the cause is that of the answer, else the first factor', () => {
	const line = { text: 'A pool was full.', rests: ['x'] };
	const answer = { broke: line, cause: line, fixedBy: line, learned: line, stillOpen: line };
	const factors = [{ kind: 'capacity', text: 'All connections were in use.' } as const];
	expect(incidentCause({ answer, factors })).toBe('A pool was full.');
	expect(incidentCause({ factors })).toBe('All connections were in use.');
	expect(incidentCause({ factors: [] })).toBeUndefined();
});
