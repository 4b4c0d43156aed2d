import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentencesOf } from './sentences.ts';

test.each([
	['It never retries.', ['It never retries.']],
	['p95 was 1.2 s. Then it fell.', ['p95 was 1.2 s.', 'Then it fell.']],
	['Was it full? `overflow()` says no. 30 were taken.', ['Was it full?', '`overflow()` says no.', '30 were taken.']],
	['It said "stop." [In our run](snippet:a) it went on.', ['It said "stop."', '[In our run](snippet:a) it went on.']],
	['The versions of fastapi 0.115.6 differ, e.g. in this.', ['The versions of fastapi 0.115.6 differ, e.g. in this.']],
	[
		'See [a title. With two sentences](runbook:a). Then go on.',
		['See [a title. With two sentences](runbook:a).', 'Then go on.'],
	],
	['It prints `one. Two` always. Really.', ['It prints `one. Two` always.', 'Really.']],
	['An unfinished `mark. Here', ['An unfinished `mark. Here']],
])('%j has the sentences %j', (text, sentences) => {
	expect(sentencesOf(text)).toEqual(sentences);
});

test('no word is lost', () => {
	const word = fc.constantFrom('One.', 'two', '`three.', 'Four`', '[five.', 'Six](a:b)', '7', 'eight!');
	fc.assert(
		fc.property(fc.array(word, { minLength: 1 }), (words) => {
			expect(sentencesOf(words.join(' ')).join(' ')).toBe(words.join(' '));
		}),
	);
});
