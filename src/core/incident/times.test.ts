import { describe, expect, test } from 'vitest';
import { formatMinutes, incidentDay, incidentDurations, minutesFromDetection, timelineOrigin } from './times.ts';

const times = {
	started: '2024-12-05T09:25:00Z',
	detected: '2024-12-05T09:30:00Z',
	mitigated: '2024-12-05T10:00:00Z',
	resolved: '2024-12-05T11:30:00Z',
};
const undated = { ...times, started: 'not recorded' } as const;

describe('incidentDurations', () => {
	test('counts from the start if it is known', () => {
		expect(incidentDurations(times)).toEqual({
			from: 'start',
			timeToDetect: 5,
			timeToMitigate: 35,
			timeToResolve: 125,
		});
	});

	test('counts from detection if the start is not recorded, and then has no TTD', () => {
		expect(incidentDurations(undated)).toEqual({
			from: 'detection',
			timeToDetect: undefined,
			timeToMitigate: 30,
			timeToResolve: 120,
		});
	});
});

test('without start and detection there are no durations, and without detection the start counts', () => {
	const neither = { ...undated, detected: 'not recorded' } as const;
	expect(incidentDurations(neither)).toMatchObject({ timeToMitigate: undefined, timeToResolve: undefined });
	expect(minutesFromDetection(neither, '2024-12-05T09:45:00Z')).toBeUndefined();
	expect(minutesFromDetection({ ...times, detected: 'not recorded' }, '2024-12-05T09:45:00Z')).toBe(20);
});

test('a milestone that is not recorded has no distance from detection', () => {
	expect(minutesFromDetection(times, 'not recorded')).toBeUndefined();
	expect(minutesFromDetection(times, '2024-12-05T09:15:00Z')).toBe(-15);
});

test('a timeline counts from detection, or else from the start, or from nothing', () => {
	expect(timelineOrigin(times)).toBe('detected');
	expect(timelineOrigin({ ...times, detected: 'not recorded' })).toBe('started');
	expect(minutesFromDetection({ ...times, detected: 'not recorded' }, '2024-12-05T09:40:00Z')).toBe(15);
	const neither = { ...undated, detected: 'not recorded' } as const;
	expect(timelineOrigin(neither)).toBeUndefined();
	expect(minutesFromDetection(neither, '2024-12-05T09:40:00Z')).toBeUndefined();
});

test('the day of an incident is the day of its first known time', () => {
	expect(incidentDay(undated)).toBe('2024-12-05');
	expect(
		incidentDay({
			started: 'not recorded',
			detected: 'not recorded',
			mitigated: 'not recorded',
			resolved: 'not recorded',
		}),
	).toBeUndefined();
});

test('minutes are written in hours if that is shorter', () => {
	expect([0, 59, 60, 125].map(formatMinutes)).toEqual(['0 min', '59 min', '1 h', '2 h 5 min']);
});
