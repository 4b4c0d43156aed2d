import { expect, test } from 'vitest';
import { findStep, startIncident, tick, untick, write } from './incident.ts';
import { mergeIncident } from './merge-incident.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 3, minute));
const step = { runbook: 'pool', step: 'restart', kind: 'mitigation', title: 'Restart' } as const;
const other = { ...step, step: 'count' };
const base = write(tick(startIncident(at(0), {}), step, at(1), []), step, 'note', 'asked');

test('edits of one step from two sides are all in the result', () => {
	const mine = write(base, step, 'note', 'asked by the lead');
	const theirs = tick(write(base, step, 'note', 'as asked'), other, at(2), []);
	const merged = mergeIncident(base, mine, theirs);
	expect(findStep(merged, step)?.note).toBe('as asked by the lead');
	expect(findStep(merged, step)?.doneAt).toBe('2026-11-21T03:01:00Z');
	expect(findStep(merged, other)?.doneAt).toBe('2026-11-21T03:02:00Z');
});

test('notes that two tabs begin on the same step are both in the result', () => {
	const mine = write(base, other, 'note', 'mine');
	const theirs = write(write(base, other, 'note', 'theirs'), other, 'output', 'ok');
	const merged = findStep(mergeIncident(base, mine, theirs), other);
	expect(merged?.note).toContain('mine');
	expect(merged?.note).toContain('theirs');
	expect(merged?.output).toBe('ok');
});

test('a tick and its removal are carried over, but not an older tick', () => {
	expect(findStep(mergeIncident(base, tick(base, other, at(5), []), base), other)?.doneAt).toBe('2026-11-21T03:05:00Z');
	expect(findStep(mergeIncident(base, untick(base, step), base), step)?.doneAt).toBeUndefined();
	expect(findStep(mergeIncident(base, base, untick(base, step)), step)?.doneAt).toBeUndefined();
});
