import { describe, expect, test } from 'vitest';
import {
	fillPattern,
	joinPattern,
	leadOf,
	questionNumberIn,
	splitPattern,
	routeAlong,
	type Lead,
} from './discriminator.ts';

describe('an answer leads', () => {
	test('to the question that its text starts with, counted from 0', () => {
		expect(leadOf({ next: 'Question 3.' }, 6)).toEqual({ is: 'question', question: 2 });
		expect(leadOf({ next: 'Question 6; if the pool has room, look outside the database.' }, 6)).toEqual({
			is: 'question',
			question: 5,
		});
	});

	test('to its runbook, regardless of its text', () => {
		expect(leadOf({ next: 'Question 3.', runbook: 'held-connections' }, 6)).toEqual({
			is: 'runbook',
			id: 'held-connections',
		});
	});

	test('nowhere if it says what to do, or names a question that does not exist', () => {
		for (const next of [
			'Step 3 names it.',
			'Ask question 3 again.',
			'Question 7.',
			'Question 0.',
			'Questions 3 and 4.',
		]) {
			expect(leadOf({ next }, 6), next).toEqual({ is: 'here' });
		}
	});
});

test('the number of a question is read only at the start of a text', () => {
	expect(questionNumberIn('  question 12, then')).toBe(12);
	expect(questionNumberIn('See question 12')).toBeUndefined();
	expect(questionNumberIn('Question 3rd')).toBeUndefined();
});

describe('the route through the questions', () => {
	const to = (question: number): Lead => ({ is: 'question', question });
	const here: Lead = { is: 'here' };
	const leads = [
		[here, to(1)],
		[{ is: 'runbook', id: 'other' } as const, to(3)],
		[here, to(0)],
		[here, to(1)],
	];

	test('starts at the first question', () => {
		expect(routeAlong(leads, new Map())).toEqual({ asked: [0], end: undefined });
	});

	test('follows the answers and skips the questions that they skip, even answered ones', () => {
		const chosen = new Map([
			[0, 1],
			[1, 1],
			[2, 0],
		]);
		expect(routeAlong(leads, chosen)).toEqual({ asked: [0, 1, 3], end: undefined });
	});

	test('ends at an answer that leads to no other question', () => {
		expect(routeAlong(leads, new Map([[0, 0]]))).toEqual({ asked: [0], end: { question: 0, answer: 0 } });
	});

	test('ends where an answer leads back', () => {
		const chosen = new Map([
			[0, 1],
			[1, 1],
			[3, 1],
		]);
		expect(routeAlong(leads, chosen)).toEqual({ asked: [0, 1, 3], end: { question: 3, answer: 1 } });
	});

	test('stays at a question whose chosen answer does not exist', () => {
		expect(routeAlong(leads, new Map([[0, 9]]))).toEqual({ asked: [0], end: undefined });
	});
});

describe('a pattern', () => {
	const pattern = 'server has room | <int:sessions> of <int:limit>, \\<plain> <*>';

	test('is split into words and gaps, and joined again', () => {
		expect(splitPattern('took <float:seconds> s')).toEqual([
			{ is: 'text', text: 'took ' },
			{ is: 'gap', type: 'float', name: 'seconds' },
			{ is: 'text', text: ' s' },
		]);
		expect(joinPattern(splitPattern(pattern))).toBe(pattern);
	});

	test('is filled with values, each used once, and gaps without a value stay open', () => {
		expect(fillPattern(splitPattern('<int:n> of <int:n>, <*>'), [{ name: 'n', value: '3' }])).toBe('3 of …, …');
	});
});
