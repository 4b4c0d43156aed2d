import { expect, test } from 'vitest';
import type { Runbook } from '../schema/kinds/runbook.ts';
import { followQuestions } from './follow-questions.ts';

type Questions = Runbook['discriminators'];

const question = (answers: [pattern: string, next: string, runbook?: string][]): Questions[number] => ({
	lookAlike: 'A cause',
	ask: 'Is it this?',
	command: 'true',
	language: 'sh',
	answers: answers.map(([pattern, next, runbook]) => ({ pattern, means: 'It means something.', next, runbook })),
});

const QUESTIONS = [
	question([
		['the loop is late', 'Look there.', 'slow-loop'],
		['the loop is on time', 'Question 2.'],
		['no answer to question one', 'Check the address.'],
	]),
	question([
		['the pool is full', 'Add replicas.'],
		['the pool has room', 'Question 1.'],
		['the pool is full of idle sessions', 'Question 3.'],
	]),
	question([
		['the server has room', 'Look elsewhere.'],
		['no answer to question three', 'Question 1.'],
	]),
];

test.each<[string, string[], Awaited<ReturnType<typeof followQuestions>>]>([
	['to another runbook', ['the loop is late'], { leads: 'runbook:slow-loop' }],
	['to the last answer', ['the loop is on time', 'the pool is full'], { leads: 'the pool is full' }],
	[
		'through the longer of two answers, of which one is inside the other',
		['the loop is on time', 'the pool is full of idle sessions', 'the server has room'],
		{ leads: 'the server has room' },
	],
	['nowhere without an answer', ['no answer to question one'], { leads: 'no answer to question one' }],
	[
		'nowhere if the output is none of the answers',
		['Segmentation fault'],
		{ leads: undefined, problem: 'The output of question 1 matches none of its answers.' },
	],
	[
		'nowhere if the output answers another question',
		['the server has room'],
		{ leads: undefined, problem: 'The output of question 1 answers question 3.' },
	],
	[
		'nowhere if two answers disagree',
		['the loop is late\nthe loop is on time'],
		{ leads: undefined, problem: 'The answers to question 1 lead to different places.' },
	],
	[
		'nowhere in a circle',
		['the loop is on time', 'the pool has room'],
		{ leads: undefined, problem: 'Question 1 comes up a second time.' },
	],
	[
		'nowhere if it leads on without an answer',
		['the loop is on time', 'the pool is full of idle sessions', 'no answer to question three'],
		{ leads: undefined, problem: 'Question 3 leads on although its command got no answer.' },
	],
])('questions lead %s', async (_where, outputs, expected) => {
	const asked: number[] = [];
	const result = await followQuestions(QUESTIONS, (number) => {
		asked.push(number);
		return Promise.resolve(outputs[asked.length - 1] ?? '');
	});
	expect(result).toEqual(expected);
	expect(asked).toHaveLength(outputs.length);
});
