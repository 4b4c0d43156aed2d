import { describe, expect, test } from 'vitest';
import type { Runbook } from '../../schema/kinds/runbook.ts';
import { discriminatorMap } from './discriminator-map.ts';

type Answer = Runbook['discriminators'][number]['answers'][number];

const titleOf = (id: string) => `The runbook "${id}"`;

describe('the questions of a runbook as a flowchart', () => {
	test('have a hexagon each, and an arrow to each target of their answers', () => {
		const map = discriminatorMap(
			{
				title: 'Requests fail',
				discriminators: [
					question('1. Server limit', [
						{ pattern: 'server full | <int:sessions>', next: 'Give places back.', runbook: 'too-many' },
						{ pattern: 'too many clients', next: 'Give places back.', runbook: 'too-many' },
						{ pattern: 'server has room', next: 'Question 2.' },
					]),
					question('2. Leak?', [
						{ pattern: '<int:times> held', next: 'Step 3 names it. Then come back.' },
						{ pattern: 'none', next: 'Question 1 again.' },
						{ pattern: 'no answer to question 2', next: 'Check the address.' },
					]),
				],
			},
			titleOf,
		);
		expect(map).toMatchInlineSnapshot(`
			"flowchart TD
			  accTitle: How to tell look-alikes apart: Requests fail
			  accDescr: Each question with an arrow for each answer that decides it, to the next question, to a runbook or to what to do.
			  q1{{"Server limit?"}}
			  q2{{"Leak?"}}
			  e1(["The runbook 'too-many'"])
			  e2["Step 3 names it"]
			  q1 -- "server full or too many clients" --> e1
			  q1 -- "server has room" --> q2
			  q2 -- "held" --> e2
			  q2 -- "none" --> q1"
		`);
	});

	test('count the answers with the same target if there is no room for them', () => {
		const labels = (...patterns: string[]) => {
			const answers = patterns.map((pattern) => ({ pattern, next: 'x', runbook: 'leak' }));
			const map = discriminatorMap({ title: 'Requests fail', discriminators: [question('Leak', answers)] }, titleOf);
			return map?.split('\n').at(-1);
		};
		expect(labels('held', 'silent')).toBe('  q1 -- "held or silent" --> e1');
		expect(labels('held', 'silent', 'old')).toBe('  q1 -- "held, or 2 other answers" --> e1');
		const long = 'held for longer than a minute';
		expect(labels(long, `${long} now`)).toBe(`  q1 -- "${long}, or 1 other answer" --> e1`);
		// A pattern without a letter is shown as it is.
		expect(labels('0')).toBe('  q1 -- "0" --> e1');
	});

	test('run from left to right if there is only one question', () => {
		const discriminators = [question('Leak', [{ pattern: 'held', next: 'Find it.' }])];
		expect(discriminatorMap({ title: 'Requests fail', discriminators }, titleOf)).toContain('flowchart LR');
	});

	test('contain no text that Mermaid reads as syntax', () => {
		const discriminators = [
			question('1. A "leak" {of} <sorts>', [
				{ pattern: 'says "held" | <int:n>', next: 'Run `kill #4711`; then wait.' },
			]),
		];
		const map = discriminatorMap({ title: 'Pool `x` {y}', discriminators }, titleOf);
		expect(map?.split('\n').slice(3)).toEqual([
			`  q1{{"A 'leak' of sorts?"}}`,
			'  e1["Run kill 4711; then wait"]',
			`  q1 -- "says 'held'" --> e1`,
		]);
		expect(map).toContain('accTitle: How to tell look-alikes apart: Pool x y\n');
	});

	test('cut a text that is too long for a box at a word', () => {
		const next = `Look ${'for a very long time '.repeat(5)}`;
		const discriminators = [question('Leak', [{ pattern: 'held', next }])];
		const label = /e1\["([^"]*)"\]/.exec(
			discriminatorMap({ title: 'Requests fail', discriminators }, titleOf) ?? '',
		)?.[1];
		expect(label).toMatch(/^Look for a very .*…$/);
		expect(label?.length).toBeLessThanOrEqual(60);
	});

	test('have no diagram if there are none, or too many for one', () => {
		expect(discriminatorMap({ title: 'Requests fail', discriminators: [] }, titleOf)).toBeUndefined();
		const many = Array.from({ length: 9 }, (_, number) =>
			question(`Cause ${number}`, [{ pattern: 'yes it is', next: `Fix cause ${number}.` }]),
		);
		expect(discriminatorMap({ title: 'Requests fail', discriminators: many }, titleOf)).toBeUndefined();
		expect(discriminatorMap({ title: 'Requests fail', discriminators: many.slice(1) }, titleOf)).toBeDefined();
	});
});

function question(lookAlike: string, answers: Partial<Answer>[]): Runbook['discriminators'][number] {
	return {
		lookAlike,
		ask: 'Is it?',
		command: 'true',
		language: 'sh',
		answers: answers.map((answer) => ({ pattern: 'yes', means: 'It is.', next: 'Fix it.', ...answer })),
	};
}
