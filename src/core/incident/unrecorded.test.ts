import { expect, test } from 'vitest';
import { PostmortemSchema, type Postmortem } from '../schema/kinds/postmortem.ts';
import { isRecorded, unrecordedFacts } from './unrecorded.ts';

const bare: Postmortem = PostmortemSchema.parse({
	title: 'The pool was full',
	summary: 'Orders failed.',
	status: 'published',
	severity: 'not recorded',
});

test('everything that a bare postmortem lacks is named once', () => {
	expect(unrecordedFacts(bare)).toEqual([
		'severity',
		'date and times',
		'users affected',
		'requests affected',
		'minutes of degraded service',
		'money',
		'support requests',
		'trigger',
	]);
});

test('recorded facts are not named, and of the times only those that are missing', () => {
	const facts = unrecordedFacts({
		...bare,
		severity: 'sev2',
		times: { ...bare.times, detected: '2025-03-04T09:00:00Z', resolved: '2025-03-04T10:00:00Z' },
		impact: { users: 'Ten.', requests: 'Not recorded.', minutes: 0, money: 'None.', support: 'not recorded' },
		trigger: 'Not recorded. It came under load.',
		lessons: { well: ['It stopped.'], badly: [], lucky: [] },
	});
	expect(facts).toEqual([
		'start time',
		'mitigation time',
		'requests affected',
		'support requests',
		'what went badly',
		'where luck helped',
	]);
});

test('a text that adds something to "not recorded" is recorded', () => {
	expect(['not recorded', 'Not recorded.', 'Not recorded. It came under load.'].map(isRecorded)).toEqual([
		false,
		false,
		true,
	]);
});
