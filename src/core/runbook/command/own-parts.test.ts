import { expect, test } from 'vitest';
import { asksFirst, splitAtParts } from './own-parts.ts';

test('a text is split where it names a step or a question', () => {
	expect(splitAtParts('Question 5 said so; run step 2 first.')).toEqual([
		{ is: 'question', text: 'Question 5', number: 5 },
		{ is: 'text', text: ' said so; run ' },
		{ is: 'step', text: 'step 2', number: 2 },
		{ is: 'text', text: ' first.' },
	]);
});

test('a part at the end has no text after it, and a text without parts is one piece', () => {
	expect(splitAtParts('STEP 2')).toEqual([{ is: 'step', text: 'STEP 2', number: 2 }]);
	expect(splitAtParts('step 12')).toEqual([{ is: 'step', text: 'step 12', number: 12 }]);
	expect(splitAtParts('nothing')).toEqual([{ is: 'text', text: 'nothing' }]);
});

test.each(['Nothing is named.', 'the next step 2026', 'footstep 2', 'steps 2 and 3', ''])(
	'%j names no step or question',
	(text) => {
		expect(splitAtParts(text).filter(({ is }) => is !== 'text')).toEqual([]);
		expect(
			splitAtParts(text)
				.map((piece) => piece.text)
				.join(''),
		).toBe(text);
	},
);

test('the questions come first where nothing else confirms the runbook', () => {
	expect(asksFirst({})).toBe(true);
	expect(
		asksFirst({ confirm: { text: 'Requests wait.' }, mitigations: [{ precondition: 'Take step 1 first.' }] }),
	).toBe(false);
});

test('the questions come first where a precondition names one of them', () => {
	const mitigations = [{ precondition: 'All replicas are ready.' }, { precondition: 'Question 2 said `no`.' }];
	expect(asksFirst({ confirm: { text: 'Requests wait.' }, mitigations })).toBe(true);
});
