import { expect, test } from 'vitest';
import { missingParts } from './missing-parts.ts';

const fieldsOf = (value: unknown, ...pattern: string[]) => missingParts(value, pattern).map(({ field }) => field);

test('a field that is absent or an empty list is missing', () => {
	expect(fieldsOf({}, 'verify')).toEqual(['verify']);
	expect(fieldsOf({ symptoms: [] }, 'symptoms')).toEqual(['symptoms']);
	expect(missingParts({}, ['verify'])).toEqual([{ path: ['verify'], field: 'verify' }]);
});

test.each([[['a']], ['text'], [0], [false], [{}]])('%j is there', (value) => {
	expect(fieldsOf({ field: value }, 'field')).toEqual([]);
});

test('each item of a list answers for itself, by its position', () => {
	const value = { mitigations: [{ why: 'It helps.' }, {}, { why: undefined }] };
	expect(missingParts(value, ['mitigations', '*', 'why'])).toEqual([
		{ path: ['mitigations', 1, 'why'], field: 'mitigations[1].why' },
		{ path: ['mitigations', 2, 'why'], field: 'mitigations[2].why' },
	]);
});

test('lists in lists are followed', () => {
	const value = { questions: [{ answers: [{ next: 'x' }, {}] }, { answers: [{}] }] };
	expect(fieldsOf(value, 'questions', '*', 'answers', '*', 'next')).toEqual([
		'questions[0].answers[1].next',
		'questions[1].answers[0].next',
	]);
});

test('a list that is empty, missing or not a list has no items that lack anything', () => {
	for (const value of [{ list: [] }, {}, { list: 'text' }]) expect(fieldsOf(value, 'list', '*', 'why')).toEqual([]);
});

test('a pattern that ends with the items of a list asks for nothing in them', () => {
	expect(fieldsOf({ list: [{}, 1] }, 'list', '*')).toEqual([]);
});

test('a part of a mapping that is absent is missing with its whole path', () => {
	expect(fieldsOf({}, 'answer', 'broke')).toEqual(['answer.broke']);
	expect(fieldsOf({ answer: { broke: 'x' } }, 'answer', 'broke')).toEqual([]);
});
