import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';
import { MAX_WORD_LENGTH, wordsOf } from './tokens.ts';

const words = (text: string) => wordsOf(text).map(({ word }) => word);

test.each([
	['an underscore written as an escape', String.raw`pool\u005fsize`, ['pool_size']],
	['an underscore written as an entity', 'pool&#95;size', ['pool_size']],
	['an underscore before a word', String.raw`\u005fsize 5\u005f0`, ['size', '5', '0']],
	['a line separator', 'pool\u2028limit\u2029of\u0085size', ['pool', 'limit', 'of', 'size']],
	['an invisible character', 'po\u200bol li\u00admit', ['pool', 'limit']],
	['a letter that is no ASCII and was escaped as a byte', String.raw`pool\xe9limit`, ['pool', 'limit']],
])('%s', (_what, text, expected) => {
	expect(words(text)).toEqual(expected);
});

test('a longer word has only its beginning, however it is written, and its whole length', () => {
	const length = MAX_WORD_LENGTH + 10;
	for (const letter of ['x', '5', 'é', '\uff58']) {
		const [word, ...others] = wordsOf(`${letter.repeat(length)} y`);
		expect(word?.word).toHaveLength(MAX_WORD_LENGTH);
		expect(word?.end).toBe(length);
		expect(others.map((other) => other.word)).toEqual(['y']);
	}
	const [mixed] = wordsOf(`x\u200b${'y'.repeat(length)}`);
	expect(mixed).toMatchObject({ word: `x${'y'.repeat(MAX_WORD_LENGTH - 1)}`, end: length + 2 });
});

test.each([
	['a title of the terminal', '\u001b]0;title\u001b\\pool', 'pool'],
	['a title that ends with a bell', '\u001b]0;title\u0007pool', 'pool'],
	['a colour code written as \\e', String.raw`\e[31mpool\e[0m limit`, 'pool limit'],
	['what only begins like a tag', '<b:pool> <br/ pool <b pool', '<b:pool> <br/ pool <b pool'],
	['a tag', 'pool<br/>limit', 'pool<br/>limit'],
	['what only begins like an entity', '&#12a; &#; &#x; &pool;', '&#12a; &#; &#x; &pool;'],
	['an entity', '&#112;ool &lt;limit&gt;', 'pool <limit>'],
])('%s, for a person to read', (_what, text, expected) => {
	expect(plainText(text)).toBe(expected);
});
