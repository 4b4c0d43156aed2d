import { describe, expect, test } from 'vitest';
import { handOver, sinceStart } from './hand-over.ts';
import { startIncident, tick, write, type Incident } from './incident.ts';

const START = new Date('2026-01-02T03:00:00Z');
const at = (minutes: number) => new Date(START.getTime() + minutes * 60_000);
const RESTART = { runbook: 'pool-full', step: 'mitigation Restart', kind: 'mitigation', title: 'Restart' } as const;
const linkTo = (id: string) => `https://kb.example/runbooks/${id}/`;

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
				'Incident since 2026-01-02T03:00:00Z, handed over at 2026-01-02T03:05:00Z (T+05:00).',
				'Runbook: The pool is full https://kb.example/runbooks/pool-full/ with NAMESPACE=orders',
				'Done:',
				'- 03:02 UTC Restart (change)',
				'  It printed:',
				'    restarted',
			].join('\n'),
		);
	});

	test('names notes of parts that are not ticked', () => {
		const text = handOver(write(started(), RESTART, 'note', 'asked\nthe owner'), at(1), linkTo);
		expect(text).toContain('Nothing is ticked yet.');
		expect(text).toContain('Noted, not ticked:\n- Restart\n  Note: asked the owner');
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
