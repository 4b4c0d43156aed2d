import { describe, expect, test } from 'vitest';
import { addBeginning, collectBeginnings, hasBeginning, ROW } from './beginnings.ts';

function collected(text: string): { isCertain: boolean; has: (word: string) => boolean } {
	const bytes = new Uint8Array(text.length + 4);
	bytes.set(Buffer.from(text, 'latin1'));
	const set = new Int32Array(ROW);
	const isCertain = collectBeginnings(bytes, 0, text.length - 1, set);
	return { isCertain, has: (word) => hasBeginning(set, word) };
}

describe('the beginnings of words', () => {
	test.each(['pool', 'Pool', 'POOL'])('are the same in any case: %s', (text) => {
		expect(collected(`a ${text} b`).has('pool')).toBe(true);
	});

	test('tell words apart by two letters', () => {
		const { has } = collected('the pool is full');
		expect(['the', 'pool', 'is', 'full'].map(has)).toEqual([true, true, true, true]);
		expect(['timeout', 'port', 'if', 'failed', 'ool'].map(has)).toEqual([false, true, false, false, false]);
	});

	test('include words of one letter, and words after digits and underscores', () => {
		expect(collected('a 30ms _state').has('a')).toBe(true);
		expect(collected('a 30ms _state').has('ms')).toBe(true);
		expect(collected('a 30ms _state').has('state')).toBe(true);
		expect(collected('a bc').has('ab')).toBe(false);
	});

	test.each(['\\npool', '&quot;pool', '\u001b[31mpool', '[31mpool', '%20pool', '^[[0mpool', 'p\u00e9'])(
		'are uncertain where decoding may change words: %j',
		(text) => {
			expect(collected(text).isCertain).toBe(false);
		},
	);

	test.each(['[INFO] pool', '[2025-03-12] pool', '100% pool', '<b>pool', '"pool"', 'a\r\npool\tx'])(
		'are certain elsewhere: %j',
		(text) => {
			expect(collected(text).isCertain).toBe(true);
			expect(collected(text).has('pool')).toBe(true);
		},
	);

	test('of a word cut after its first letter by a line end admit any second letter', () => {
		const { has } = collected('p\nool');
		expect(has('pool')).toBe(true);
		expect(has('timeout')).toBe(false);
	});

	test('of one-letter words admit any second letter', () => {
		const set = new Int32Array(ROW);
		addBeginning(set, 'p');
		expect(hasBeginning(set, 'pool')).toBe(true);
		expect(hasBeginning(set, 'tool')).toBe(false);
	});
});
