import { expect, test } from 'vitest';
import { searchQueries } from './query.ts';

test('a pasted line is tried unchanged, then without varying words, then with only its most specific words', () => {
	expect(searchQueries('2025-12-28 16:41:35 - ERROR - QueuePool limit of size 20 reached')).toEqual([
		'2025-12-28 16:41:35 - ERROR - QueuePool limit of size 20 reached',
		'QueuePool limit of size reached',
		'QueuePool reached limit size',
		'QueuePool reached',
	]);
});

test('a quoted phrase is searched for only as it is', () => {
	expect(searchQueries(' "idle in transaction" ')).toEqual(['"idle in transaction"']);
});

test('an empty text gives no query', () => {
	expect(searchQueries(' \n ')).toEqual([]);
});
