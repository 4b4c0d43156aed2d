import { expect, test } from 'vitest';
import { buildIndex, loadIndex } from '../index.ts';
import { measureNegatives } from './negatives.ts';
import { SIGNATURES } from './test-signatures.ts';

test('every answer to a negative is listed with the text that was mistaken for the error', () => {
	const times = [100, 106];
	const result = measureNegatives(
		loadIndex(buildIndex(SIGNATURES)),
		[
			{ id: 'n-1', label: 'none', text: 'INFO pool of 8 threads started' },
			{
				id: 'n-2',
				label: 'none',
				text: 'docs: cannot perform operation: another operation is in progress, they say',
			},
			{ id: 'n-3', label: 'none', text: 'GET /health 200' },
		],
		() => times.shift() ?? Number.NaN,
	);
	expect(result).toMatchObject({ pastes: 3, known: 1, possible: 0, msPerPaste: 2 });
	expect(result.falseAnswers).toEqual([
		expect.objectContaining({
			id: 'n-2',
			verdict: 'known',
			matched: 'cannot perform operation: another operation is in progress',
		}),
	]);
});
