import { expect, test } from 'vitest';
import { searchQueries } from './query.ts';

test('a pasted line is tried as it is, then without what varies, then by its most telling words', () => {
	expect(searchQueries('2025-12-28 16:41:35 - ERROR - QueuePool limit of size 20 reached')).toEqual([
		'2025-12-28 16:41:35 - ERROR - QueuePool limit of size 20 reached',
		'QueuePool limit of size reached',
		'QueuePool reached limit size',
		'QueuePool reached',
	]);
});

test('quoted words are looked for as they are and in no other way', () => {
	expect(searchQueries(' "idle in transaction" ')).toEqual(['"idle in transaction"']);
});

test('nothing typed is nothing to look for', () => {
	expect(searchQueries(' \n ')).toEqual([]);
});
