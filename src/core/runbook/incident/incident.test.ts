import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	cutText,
	doneSteps,
	findStep,
	incidentsToDrop,
	LIMITS,
	startIncident,
	tick,
	untick,
	write,
} from './incident.ts';

const start = startIncident(new Date('2026-11-21T03:12:05.678Z'), { 'pool-full': { NAMESPACE: 'orders' } });
const step = { runbook: 'pool-full', step: 'restart', kind: 'mitigation', title: 'Restart' } as const;
const commands = [{ code: 'kubectl rollout restart', effect: 'change', language: 'sh' }] as const;

test('a tick stores the time in UTC and the commands; removing it leaves note and output', () => {
	const noted = write(start, step, 'note', 'as asked by the lead');
	const ticked = tick(noted, step, new Date('2026-11-21T03:14:59.9Z'), [...commands]);
	expect(findStep(ticked, step)).toEqual({
		...step,
		doneAt: '2026-11-21T03:14:59Z',
		note: 'as asked by the lead',
		output: '',
		commands,
	});
	expect(findStep(untick(ticked, step), step)).toMatchObject({
		doneAt: undefined,
		note: 'as asked by the lead',
		commands: [],
	});
	expect(start.steps).toEqual([]);
});

test('done steps are in the order of time, not of the page', () => {
	const other = { ...step, step: 'scale' };
	const first = tick(start, step, new Date('2026-11-21T03:20:00Z'), []);
	const both = tick(first, other, new Date('2026-11-21T03:15:00Z'), []);
	expect(doneSteps(both).map((each) => each.step)).toEqual(['scale', 'restart']);
});

test('the middle of a long output is cut once, and a line says how much', () => {
	const text = `begin${'x'.repeat(100_000)}end`;
	const cut = cutText(text, LIMITS.output);
	expect(cut.length).toBeLessThanOrEqual(LIMITS.output);
	expect(cut).toMatch(/^begin[\s\S]*\n\[… 34532 characters cut …\]\n[\s\S]*end$/);
	expect(cutText(cut, LIMITS.output)).toBe(cut);
	expect(write(start, step, 'output', text).steps[0]?.output).toBe(cut);
});

test('a text is never longer than its limit, and never contains half a character', () => {
	fc.assert(
		fc.property(
			fc.string({ unit: 'grapheme', maxLength: 400 }),
			fc.integer({ min: 100, max: 300 }),
			(text, maxLength) => {
				const cut = cutText(text, maxLength);
				expect(cut.length).toBeLessThanOrEqual(maxLength);
				expect(cut.isWellFormed()).toBe(true);
			},
		),
	);
});

test('the oldest incidents are dropped if there are too many or they are too large, but never the current one', () => {
	const many = Array.from({ length: 23 }, (_, index) => ({ id: `2026${String(index).padStart(2, '0')}`, size: 10 }));
	expect(incidentsToDrop(many, { id: '202622', size: 10 })).toEqual(['202600', '202601', '202602']);
	expect(incidentsToDrop(many, { id: '202600', size: 10 })).toEqual(['202601', '202602', '202603']);
	const large = { id: '1', size: 2_000_000 };
	expect(incidentsToDrop([large], { id: '2', size: 2_000_000 })).toEqual(['1']);
	expect(incidentsToDrop([{ ...large, size: 5_000_000 }], large)).toEqual([]);
});
