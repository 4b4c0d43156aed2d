import { expect, test } from 'vitest';
import { compoundsIn, queryWords, squash, stemOf, tokensOf } from './tokens.ts';

test.each([
	['pool_timeout', ['pooltimeout', 'pool', 'timeout']],
	['HighErrorRate', ['higherrorrate', 'high', 'error', 'rate']],
	['TCPConnection', ['tcpconnection', 'tcp', 'connection']],
	['3o7r', ['3o7r']],
	['leaking connections', ['leaking', 'leak', 'connections', 'connection']],
	['a I 5', []],
])('the tokens of "%s" are its names, their parts and their stems', (text, tokens) => {
	expect(tokensOf(text).sort()).toEqual([...tokens].sort());
});

test('a query has the parts of its names, without the words that say nothing', () => {
	expect(queryWords('Is the pool_timeout of QueuePool too low?')).toEqual(['pool', 'timeout', 'queue', 'too', 'low']);
	expect(queryWords('which is it')).toEqual(['which', 'is', 'it']);
	expect(queryWords('…')).toEqual([]);
	expect(queryWords('word '.repeat(3) + [...'abcdefghijklmnop'].map((each) => each.repeat(3)).join(' ')).length).toBe(
		12,
	);
});

test('names of several parts are recognised in any spelling', () => {
	expect(compoundsIn('why pool_timeout and HighErrorRate')).toEqual(['pooltimeout', 'higherrorrate']);
	expect(['pool_timeout', 'pool-timeout', 'Pool timeout', 'PoolTimeout'].map(squash)).toEqual(
		new Array(4).fill('pooltimeout'),
	);
});

test.each([
	['leaks', 'leak'],
	['refused', 'refus'],
	['refuses', 'refus'],
	['class', 'class'],
	['bed', 'bed'],
	['timed', 'timed'],
])('the stem of "%s" is "%s"', (word, stem) => {
	expect(stemOf(word)).toBe(stem);
});
