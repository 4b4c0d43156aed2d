import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PHASE_SAYS, PHASES, timelineScale } from './timeline-scale.ts';

const unknown = {
	started: 'not recorded',
	detected: 'not recorded',
	mitigated: 'not recorded',
	resolved: 'not recorded',
} as const;
const at = (clock: string) => `2025-03-04T${clock}:00Z`;
const phasesOf = (times: object, items: string[] = []) =>
	timelineScale(
		items.map((clock) => ({ at: at(clock) })),
		{ ...unknown, ...times },
	)?.phases.map(({ phase, from, to }) => `${from.slice(11, 16)} ${phase} ${to.slice(11, 16)}`);

describe('the phases', () => {
	test('divide an incident at its milestones', () => {
		const times = { started: at('09:00'), detected: at('09:15'), mitigated: at('09:30'), resolved: at('10:00') };
		const scale = timelineScale([], times);
		expect(scale?.phases).toEqual([
			{ phase: 'unnoticed', at: 0, width: 25, from: at('09:00'), to: at('09:15'), minutes: 15 },
			{ phase: 'affected', at: 25, width: 25, from: at('09:15'), to: at('09:30'), minutes: 15 },
			{ phase: 'mitigated', at: 50, width: 50, from: at('09:30'), to: at('10:00'), minutes: 30 },
		]);
	});

	test('include what happened before the start and after the end', () => {
		const times = { started: at('09:00'), detected: at('09:00'), mitigated: at('09:30'), resolved: at('09:30') };
		expect(phasesOf(times, ['08:30', '10:00'])).toEqual([
			'08:30 before 09:00',
			'09:00 affected 09:30',
			'09:30 over 10:00',
		]);
	});

	test('say that it is unknown whether an incident had started', () => {
		expect(phasesOf({ detected: at('09:30'), mitigated: at('09:45') }, ['09:00'])).toEqual([
			'09:00 unknown 09:30',
			'09:30 affected 09:45',
		]);
	});

	test('of an incident that ended before anybody noticed it', () => {
		const times = { started: at('09:00'), mitigated: at('09:05'), resolved: at('09:05'), detected: at('10:00') };
		expect(phasesOf(times)).toEqual(['09:00 unnoticed 09:05', '09:05 over 10:00']);
	});

	test('go on until the end where no mitigation is recorded', () => {
		expect(phasesOf({ started: at('09:00'), resolved: at('10:00') }, ['10:30'])).toEqual([
			'09:00 affected 10:00',
			'10:00 over 10:30',
		]);
	});

	test('each have words of their own', () => {
		expect(new Set(PHASES.map((phase) => PHASE_SAYS[phase])).size).toBe(PHASES.length);
	});
});

test('there is no scale without two different times', () => {
	expect(timelineScale([{ at: 'not recorded' }], unknown)).toBeUndefined();
	expect(timelineScale([{ at: at('09:00') }], { ...unknown, detected: at('09:00') })).toBeUndefined();
});

test('marks that would cover each other are in different lanes, and items without a time have none', () => {
	const items = [at('09:00'), 'not recorded' as const, at('09:05'), at('09:15'), at('11:00')].map((time) => ({
		at: time,
	}));
	expect(timelineScale(items, unknown)?.marks).toEqual([
		{ item: 0, at: 0, lane: 0 },
		{ item: 2, at: 4.17, lane: 1 },
		{ item: 3, at: 12.5, lane: 0 },
		{ item: 4, at: 100, lane: 0 },
	]);
});

test('ticks are at round times', () => {
	const ticks = timelineScale([{ at: at('09:25') }, { at: at('11:30') }], unknown)?.ticks;
	expect(ticks?.map(({ time }) => time.slice(11, 16))).toEqual(['10:00', '11:00']);
	const days = timelineScale([{ at: '2025-03-01T07:00:00Z' }, { at: '2025-03-06T07:00:00Z' }], unknown)?.ticks;
	expect(days?.map(({ time }) => time)).toEqual(['2025-03-03T00:00:00Z', '2025-03-05T00:00:00Z']);
});

test('whatever the times are, phases fill the scale without gaps, and everything is inside it', () => {
	const moment = fc.integer({ min: 0, max: 40_000_000 }).map((minutes) => new Date(minutes * 60_000).toISOString());
	const optional = fc.oneof(moment, fc.constant('not recorded' as const));
	const times = fc.record({ started: optional, detected: optional, mitigated: optional, resolved: optional });
	fc.assert(
		fc.property(fc.array(optional), times, (items, each) => {
			const scale = timelineScale(
				items.map((time) => ({ at: time })),
				each,
			);
			if (!scale) return;
			expect(scale.ticks.length).toBeLessThanOrEqual(6);
			for (const { at: share } of [...scale.marks, ...scale.ticks]) {
				expect(share).toBeGreaterThanOrEqual(0);
				expect(share).toBeLessThanOrEqual(100);
			}
			const ends = scale.phases.map(({ at: start, width }) => start + width);
			expect(scale.phases[0]?.at).toBe(0);
			expect(ends.at(-1)).toBeCloseTo(100);
			for (const [index, { at: start }] of scale.phases.slice(1).entries()) expect(start).toBeCloseTo(ends[index] ?? 0);
		}),
	);
});
