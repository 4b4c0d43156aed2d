import { describe, expect, test } from 'vitest';
import { SCHEMA_OF } from './index.ts';
import { KINDS, STAGES, type Kind, type Stage } from './primitives.ts';
import { unmetDemands } from './stages.ts';

const fieldsOf = (kind: Kind, data: object, stage: Stage) => unmetDemands(kind, data, stage).map(({ field }) => field);

const MITIGATION = { title: 'Restart', effect: 'change', command: 'true' };
const runbook = SCHEMA_OF.runbook.parse({ title: 'Requests wait', summary: 'Text.', mitigations: [MITIGATION] });
const WHOLE = ['why', 'precondition', 'expect', 'abortIf', 'rollback', 'sideEffects'];

describe('a runbook', () => {
	test('that was imported lacks nothing', () => {
		expect(fieldsOf('runbook', runbook, 'imported')).toEqual([]);
	});

	test('that is not reviewed yet can be followed', () => {
		expect(fieldsOf('runbook', runbook, 'unreviewed')).toEqual([
			'symptoms',
			...[...WHOLE, 'minutes'].map((field) => `mitigations[0].${field}`),
			'verify',
			'escalate',
		]);
	});

	test('that was reviewed has an owner, a review, evidence and a way to confirm it as well', () => {
		const added = ['owner', 'confirm', 'evidence', 'review'];
		const unreviewed = fieldsOf('runbook', runbook, 'unreviewed');
		expect(fieldsOf('runbook', runbook, 'reviewed')).toEqual([...unreviewed, ...added]);
	});

	test('that has all of it lacks nothing at any stage', () => {
		const text = 'Text.';
		const whole = SCHEMA_OF.runbook.parse({
			...{ title: 'Requests wait', summary: text, symptoms: [text], owner: 'orders team' },
			mitigations: [{ ...MITIGATION, ...Object.fromEntries(WHOLE.map((field) => [field, text])), minutes: 1 }],
			verify: { text, expect: text },
			confirm: { text, expect: text },
			evidence: [{ id: 'log', title: text, command: 'true' }],
			escalate: { when: text, to: text, bring: text },
			review: { by: 'orders team', on: '2025-03-01', due: '2025-09-01' },
		});
		for (const stage of STAGES) expect(fieldsOf('runbook', whole, stage)).toEqual([]);
	});
});

test('each demand comes with the first stage that has it', () => {
	const demands = unmetDemands('runbook', runbook, 'reviewed');
	expect(demands.find(({ field }) => field === 'verify')).toMatchObject({ firstStage: 'unreviewed', path: ['verify'] });
	expect(demands.find(({ field }) => field === 'confirm')).toMatchObject({ firstStage: 'reviewed' });
});

test('questions confirm a runbook as well', () => {
	const answer = { pattern: 'pool full', means: 'It is this.', next: 'Go on.' };
	const asked = {
		...runbook,
		discriminators: [{ lookAlike: 'Pool', ask: 'Full?', command: 'true', answers: [answer] }],
	};
	expect(fieldsOf('runbook', asked, 'reviewed')).not.toContain('confirm');
	expect(fieldsOf('runbook', { ...runbook, discriminators: [] }, 'reviewed')).toContain('confirm');
});

test('what is not yet written is what a page lacks that is not reviewed', () => {
	const postmortem = SCHEMA_OF.postmortem.parse({
		...{ title: 'The pool was full', summary: 'Text.', status: 'published', severity: 'sev1' },
		services: ['orders'],
	});
	expect(unmetDemands('postmortem', postmortem, 'unreviewed').map(({ field }) => field)).toEqual([
		'factors',
		'timeline',
		'sources',
	]);
});

test('every kind has a review once it was reviewed, and no imported page lacks anything', () => {
	expect(KINDS).toHaveLength(7);
	for (const kind of KINDS) {
		expect(fieldsOf(kind, {}, 'reviewed')).toContain('review');
		expect(fieldsOf(kind, {}, 'unreviewed')).not.toContain('review');
		expect(fieldsOf(kind, {}, 'imported')).toEqual([]);
	}
});

test('every signature of a reviewed error has a source', () => {
	const signatures = [{ template: 'a', source: { run: 'x' } }, { template: 'b' }];
	const data = { signatures, helpUrls: ['https://example.org'], review: {} };
	expect(fieldsOf('error', data, 'reviewed')).toEqual(['signatures[1].source']);
	expect(fieldsOf('error', data, 'unreviewed')).toEqual([]);
});
