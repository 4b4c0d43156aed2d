import { expect, test } from 'vitest';
import { firstSentence } from './first-sentence.ts';

test.each([
	['A pool was full. What held it is not recorded.', 'A pool was full.'],
	['The log said "no connection." It was right.', 'The log said "no connection."'],
	['p95 was 1.2 s, and e.g. `main.py` waited.', 'p95 was 1.2 s, and e.g. `main.py` waited.'],
	['Which one? `asyncpg`.', 'Which one?'],
	['No end', 'No end'],
])('%j begins with %j', (text, sentence) => {
	expect(firstSentence(text)).toBe(sentence);
});
