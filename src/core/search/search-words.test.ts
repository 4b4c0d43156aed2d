import { describe, expect, test } from 'vitest';
import { searchWords } from './search-words.ts';
import type { WordEntry } from './word-entry.ts';
import { buildWordIndex } from './word-index.ts';

const ENTRIES: WordEntry[] = [
	{ kind: 'alert', id: 'PoolSaturated', title: 'PoolSaturated', line: 'Two possible causes.' },
	{
		kind: 'runbook',
		id: 'held',
		title: 'Connections are held',
		line: 'Code keeps them.',
		near: 'leak connection-pool',
	},
	{
		kind: 'runbook',
		id: 'full',
		title: 'The pool is full',
		line: 'Save the state first.',
		near: 'PoolSaturated',
		text: 'leak',
	},
	{ kind: 'error', id: 'limit', title: 'QueuePool limit', line: 'No answer within `pool_timeout`.', names: ['3o7r'] },
	{
		kind: 'error',
		id: 'locks',
		title: 'Two transactions wait for each other',
		line: 'A circle.',
		names: ['40P01'],
		near: 'deadlock',
	},
	{ kind: 'postmortem', id: 'held-1', title: 'Held connections stopped the shop', line: 'A leak.', near: 'leak' },
	{ kind: 'term', id: 'pool', title: 'pool', line: 'A set of connections.', names: ['connection pool'] },
	{ kind: 'term', id: 'timeout', title: 'pool timeout', line: 'How long a request waits.', names: ['pool_timeout'] },
];
const index = buildWordIndex(ENTRIES);

describe('an exact name comes first', () => {
	test.each([
		['3o7r', 'limit'],
		['3O7R', 'limit'],
		['40p01', 'locks'],
		['PoolSaturated', 'PoolSaturated'],
		['pool saturated', 'PoolSaturated'],
		['poolsaturated', 'PoolSaturated'],
	])('%s', (query, id) => {
		expect(find(query)[0]).toBe(id);
	});

	test('and is named in the result, unless it is the title', () => {
		expect(searchWords(index, '3o7r', 5)[0]).toMatchObject({ name: '3o7r', hasAllWords: true });
		expect(searchWords(index, 'error 3o7r', 5)[0]).toMatchObject({ name: '3o7r', hasAllWords: false });
		expect(searchWords(index, 'PoolSaturated', 5)[0]?.name).toBeUndefined();
	});
});

test('a page about the words comes before a page that mentions them, and pages for incidents come first', () => {
	expect(find('leak')).toEqual(['held', 'held-1', 'full']);
});

test('a term with exactly this name is among the results, however many pages come before it', () => {
	expect(searchWords(index, 'pool', 2).map(({ entry }) => entry.id)).toEqual([
		expect.not.stringMatching(/^pool$/),
		'pool',
	]);
	expect(searchWords(index, 'pool_timeout', 2).map(({ entry }) => entry.id)).toEqual(['limit', 'timeout']);
});

test.each([
	['conn', 'held'],
	['conection', 'held'],
	['connetcion', 'held'],
	['conecti', 'held'],
	['dedlock', 'locks'],
	['holding conections', 'held'],
	['307r', 'limit'],
])('the beginning of a word and a word with mistakes find the page: %s', (query, id) => {
	expect(find(query)).toContain(id);
});

test.each(['x', 'lex', '40002', 'zzzzzz', '', '…'])('nothing is found for "%s"', (query) => {
	expect(find(query)).toEqual([]);
});

test('a word that the index knows has no other spelling', () => {
	expect(find('leak')).not.toContain('limit');
});

test('pages without some of the words are shown only if no page has all of them', () => {
	expect(searchWords(index, 'kafka leak', 5).map(({ entry, hasAllWords }) => [entry.id, hasAllWords])).toEqual([
		['held', false],
		['held-1', false],
		['full', false],
	]);
	expect(find('kafka rabbit leak')).toEqual([]);
	expect(searchWords(index, 'connections leak', 5).every(({ hasAllWords }) => hasAllWords)).toBe(true);
});

test('the same query has the same answer in any order of the entries', () => {
	const reversed = buildWordIndex(ENTRIES.toReversed());
	for (const query of ['pool', 'leak', 'conection', 'connections'])
		expect(searchWords(reversed, query, 5)).toEqual(searchWords(index, query, 5));
});

function find(query: string): string[] {
	return searchWords(index, query, 5).map(({ entry }) => entry.id);
}
