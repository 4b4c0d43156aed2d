import { describe, expect, test } from 'vitest';
import { parseTemplate } from '../template/template.ts';
import { BACKGROUND } from '../corpus/background.ts';
import { distractors } from './distractors.ts';
import { evaluate, measure, parsePastes, settleLabels } from './evaluate.ts';
import { seededRandom } from './random.ts';
import { SIGNATURES } from './test-signatures.ts';
import { inNoise, TRANSFORMS } from './transforms.ts';

const pastes = [
	{ id: 'a', label: 'deadlock', text: 'a' },
	{ id: 'b', label: 'pool', text: 'b', also: ['queue'] },
	{ id: 'c', label: 'pool', text: 'c' },
	{ id: 'd', label: 'none', text: 'd', note: 'hard: pool' },
	{ id: 'e', label: 'none', text: 'e' },
];

describe('measure', () => {
	test('counts ranks, second labels and false answers', () => {
		const answers: Record<string, string[]> = { a: ['other', 'deadlock'], b: ['queue'], c: [], d: ['pool'], e: [] };
		expect(measure((text) => answers[text] ?? [], pastes)).toEqual({
			positives: 3,
			negatives: 2,
			precisionAt1: 1 / 3,
			recallAt1: 1 / 3,
			recallAt3: 2 / 3,
			meanReciprocalRank: 0.5,
			falseAnswers: 1 / 2,
			falseAnswersHard: 1,
			falseAnswersPageless: Number.NaN,
		});
	});
});

describe('labels without a page', () => {
	const settled = settleLabels(pastes, ['deadlock', 'queue']);

	test('count as no error, unless another right label has a page', () => {
		expect(settled.map(({ id, label }) => [id, label])).toEqual([
			['a', 'deadlock'],
			['b', 'pool'],
			['c', 'none'],
			['d', 'none'],
			['e', 'none'],
		]);
	});

	test('have a separate figure, in addition to the one for all pastes without an error', () => {
		const metrics = measure((text) => (text === 'c' ? ['deadlock'] : []), settled);
		expect(metrics).toMatchObject({ positives: 2, negatives: 3, falseAnswers: 1 / 3, falseAnswersPageless: 1 });
	});
});

describe('evaluate', () => {
	const sample = [
		{
			id: 'a',
			label: 'pool-wait',
			text: 'sqlalchemy.exc.TimeoutError: QueuePool limit of size 5 overflow 10 reached, connection timed out',
		},
		{
			id: 'b',
			label: 'asyncpg',
			text: 'asyncpg.InterfaceError: cannot perform operation: another operation is in progress',
		},
		{ id: 'c', label: 'none', text: 'INFO pool of 8 threads started', note: 'hard' },
	];

	test('finds undamaged messages under every condition', () => {
		const rows = evaluate(SIGNATURES, sample);
		expect(rows).toHaveLength(11);
		for (const row of rows) {
			expect([row.name, row.recallAt1, row.precisionAt1, row.falseAnswers]).toEqual([row.name, 1, 1, 0]);
		}
	});

	test('gives the same figures for the same seed', () => {
		expect(evaluate(SIGNATURES, sample, 7)).toEqual(evaluate(SIGNATURES, sample, 7));
	});
});

describe('the conditions', () => {
	test('hard wrap leaves no line longer than 60 characters and loses nothing', () => {
		const text = 'x'.repeat(130);
		const wrapped = TRANSFORMS['hard wrap at 60'](text);
		expect(wrapped.split('\n').map((line) => line.length)).toEqual([60, 60, 10]);
	});

	test('noise surrounds the paste up to the given number of lines', () => {
		const text = inNoise('one\ntwo', seededRandom(1), BACKGROUND, 200);
		expect(text.split('\n')).toHaveLength(200);
		expect(text).toContain('one\ntwo');
	});

	test('distractors are templates that parse', () => {
		const made = distractors(50, seededRandom(3));
		expect(made).toHaveLength(50);
		for (const { templates } of made) {
			expect(templates.length).toBeGreaterThan(0);
			for (const { template } of templates) expect(parseTemplate(template)).toMatchObject({ ok: true });
		}
	});
});

describe('parsePastes', () => {
	test('reads the valid lines and names the invalid ones', () => {
		const { pastes: read, problems } = parsePastes('{"id":"a","label":"x","text":"y"}\n\n{"id":1}\nno\n');
		expect(read).toEqual([{ id: 'a', label: 'x', text: 'y' }]);
		expect(parsePastes('{"id":"a","label":"x","text":"y","also":["z",5],"note":"hard","other":1}').pastes).toEqual([
			{ id: 'a', label: 'x', text: 'y', also: ['z'], note: 'hard' },
		]);
		expect(parsePastes('null\n5').problems).toEqual(['Line 1 is not an object.', 'Line 2 is not an object.']);
		expect(problems).toEqual(['Line 3 needs "id", "label" and "text", each a string.', 'Line 4 is not JSON.']);
	});
});
