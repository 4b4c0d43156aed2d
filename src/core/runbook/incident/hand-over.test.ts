import { describe, expect, test } from 'vitest';
import { handOver, sinceStart } from './hand-over.ts';
import { addNote, startIncident, tick, write, type Incident } from './incident.ts';

const START = new Date('2026-01-02T03:00:00Z');
const at = (minutes: number) => new Date(START.getTime() + minutes * 60_000);
const RESTART = { runbook: 'pool-full', step: 'mitigation Restart', kind: 'mitigation', title: 'Restart' } as const;
const linkTo = (id: string, values: object) => `https://kb.example/runbooks/${id}/#${Object.keys(values).join()}`;

function started(): Incident {
	const incident = startIncident(START, { 'pool-full': { NAMESPACE: 'orders' } });
	return { ...incident, runbooks: { 'pool-full': { title: 'The pool is full', services: [], errors: [] } } };
}

describe('the text for the next responder', () => {
	test('says what it began with', () => {
		const text = handOver({ ...started(), signal: 'HighErrorRate' }, at(5), linkTo);
		expect(text.split('\n')[1]).toBe('It began with: HighErrorRate');
	});

	test('says since when, where, and what was done', () => {
		const command = { code: 'kubectl rollout restart', effect: 'change', language: 'sh' } as const;
		const incident = write(tick(started(), RESTART, at(2), [command]), RESTART, 'output', 'restarted\n');
		expect(handOver(incident, at(5), linkTo)).toBe(
			[
				'Incident started at 2026-01-02T03:00:00Z, handed over at 2026-01-02T03:05:00Z (T+05:00).',
				'Runbook: The pool is full https://kb.example/runbooks/pool-full/#NAMESPACE with NAMESPACE=orders',
				'Done:',
				'- 03:02 UTC Restart (change)',
				'  Output:',
				'    restarted',
			].join('\n'),
		);
	});

	test('names notes of parts that are not ticked', () => {
		const text = handOver(write(started(), RESTART, 'note', 'asked\nthe owner'), at(1), linkTo);
		expect(text).toContain('Nothing is ticked yet.');
		expect(text).toContain('Started, not ticked:\n- Restart\n  Note: asked the owner');
	});

	test('lists notes about the whole incident apart from what was done, and says what comes next', () => {
		const incident = addNote(tick(started(), RESTART, at(2), []), 'pool-full', 'the owner is asleep', at(3));
		const text = handOver(incident, at(5), linkTo, 'Verify that it is over');
		expect(text).toContain('Done:\n- 03:02 UTC Restart\nNotes:\n- 03:03 UTC the owner is asleep\nNext: Verify');
	});

	test('links to the runbook without a value that has a secret', () => {
		const values = { NAMESPACE: 'orders', DATABASE_URL: 'postgresql://app:hunter2@db/orders' };
		const text = handOver({ ...started(), values: { 'pool-full': values } }, at(1), linkTo);
		expect(text).toContain('/runbooks/pool-full/#NAMESPACE with');
		expect(text).toContain('app:XXXX@db');
	});

	test('masks secrets, shows control characters and cuts long outputs', () => {
		const secret = write(started(), RESTART, 'note', 'postgresql://app:hunter2@db/orders');
		expect(handOver(secret, at(1), linkTo)).toContain('postgresql://app:XXXX@db/orders');
		const long = handOver(write(started(), RESTART, 'output', 'x'.repeat(60_000)), at(1), linkTo);
		expect(long.length).toBeLessThan(2500);
		expect(handOver(write(started(), RESTART, 'note', 'a\u001b[31mb'), at(1), linkTo)).not.toContain('\u001b');
	});
});

test('the time since the start', () => {
	const incident = { startedAt: '2026-01-02T03:00:00Z' };
	expect(sinceStart(incident, at(4.2))).toBe('T+04:12');
	expect(sinceStart(incident, at(64.2))).toBe('T+1:04:12');
	expect(sinceStart(incident, at(-5))).toBe('T+00:00');
});
