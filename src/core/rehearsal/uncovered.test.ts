import { describe, expect, test } from 'vitest';
import { NO_BODY, type Fence } from '../entry.ts';
import { RehearsalPlanSchema } from '../schema/kinds/rehearsal.ts';
import { RunbookSchema } from '../schema/kinds/runbook.ts';
import { placedCommands } from './placed-commands.ts';
import { uncoveredPlaces } from './uncovered.ts';

const AT = { at: 'unknown' } as const;
const fence = (language: string, code: string, effect: string): Fence => ({
	language,
	code,
	meta: { effect },
	position: AT,
});

const FULL = {
	data: RunbookSchema.parse({
		title: 'Requests wait',
		summary: 'x',
		confirm: { text: 'x', command: 'confirm it', expect: 'x' },
		evidence: [{ id: 'sessions', title: 'x', command: 'SELECT 1;', language: 'sql' }],
		discriminators: [
			{ lookAlike: 'x', ask: 'x', command: 'ask it', answers: [{ pattern: 'x', means: 'x', next: 'x' }] },
		],
		mitigations: [
			{ title: 'x', effect: 'change', command: 'restart it', check: 'check it' },
			{ title: 'x', effect: 'destroy', command: 'kill it' },
		],
		verify: { text: 'x', command: 'verify it', expect: 'x' },
	}),
	body: {
		...NO_BODY,
		steps: [
			{
				title: 'Count',
				position: AT,
				saysWhatToExpect: true,
				fences: [fence('bash', 'count it', 'read'), fence('text', '3', 'read'), fence('sh', 'change it', 'change')],
			},
		],
	},
};

const EMPTY = { data: RunbookSchema.parse({ title: 'Requests wait', summary: 'x' }), body: NO_BODY };

describe('the commands of a runbook', () => {
	test('have their places in the order of the page', () => {
		expect(placedCommands(FULL)).toEqual([
			{ place: 'confirm', language: 'sh', code: 'confirm it', effect: 'read' },
			{ place: 'evidence sessions', language: 'sql', code: 'SELECT 1;', effect: 'read' },
			{ place: 'question 1', language: 'sh', code: 'ask it', effect: 'read' },
			{ place: 'mitigation 1 check', language: 'sh', code: 'check it', effect: 'read' },
			{ place: 'mitigation 1', language: 'sh', code: 'restart it', effect: 'change' },
			{ place: 'mitigation 2', language: 'sh', code: 'kill it', effect: 'destroy' },
			{ place: 'step 1', language: 'sh', code: 'count it', effect: 'read' },
			{ place: 'step 1, block 2', language: 'sh', code: 'change it', effect: 'change' },
			{ place: 'verify', language: 'sh', code: 'verify it', effect: 'read' },
		]);
	});

	test('are none if it has none', () => {
		expect(placedCommands(EMPTY)).toEqual([]);
	});
});

describe('not covered', () => {
	const uncovered = (plan: object) => uncoveredPlaces(FULL, RehearsalPlanSchema.parse(plan));
	const mitigation = { mitigation: 1, ends: true };

	test('are all commands without a plan, or without a scenario', () => {
		const all = placedCommands(FULL).map(({ place }) => place);
		expect(uncoveredPlaces(FULL, undefined)).toEqual(all);
		expect(uncovered({ scenarios: {} })).toEqual(all);
		expect(uncoveredPlaces(EMPTY, undefined)).toEqual([]);
	});

	test('are those that a scenario does not carry out by itself and the plan does not name', () => {
		expect(uncovered({ scenarios: { leak: {} } })).toEqual([
			// Only shell commands are carried out.
			'evidence sessions',
			'mitigation 1',
			'mitigation 2',
			// It changes something, so it runs only where the plan says what it prints.
			'step 1, block 2',
		]);
		const scenarios = { leak: { mitigations: [mitigation] }, slow: { prints: { 'step 1, block 2': 'done' } } };
		expect(uncovered({ scenarios })).toEqual(['evidence sessions', 'mitigation 2']);
	});

	test('is nothing that the plan calls impossible', () => {
		const cannot = { 'evidence sessions': 'It is SQL.', 'mitigation 2': 'It kills everything.' };
		const scenarios = { leak: { mitigations: [mitigation], prints: { 'step 1, block 2': 'done' } } };
		expect(uncovered({ scenarios, cannot })).toEqual([]);
	});
});
