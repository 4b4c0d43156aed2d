import { expect, test } from 'vitest';
import type { Position } from './issue.ts';
import { byPlace, positionAfter } from './position.ts';

const at = (line: number, column: number): Position => ({ at: 'source', line, column });

test('issues are ordered by file, line and column, and those without a position come first', () => {
	const places: [string, Position][] = [
		['b', at(1, 1)],
		['a', at(2, 1)],
		['a', at(1, 2)],
		['a', { at: 'unknown' }],
		['a', at(1, 1)],
		['a', { at: 'unknown' }],
	];
	const issues = places.map(([file, position]) => ({ file, position }));
	const expected = [issues[3], issues[5], issues[4], issues[2], issues[1], issues[0]];
	expect([...issues].sort(byPlace)).toEqual(expected);
	expect([...issues].reverse().sort(byPlace)).toEqual(expected);
});

test('a position after a text is known only if its start is', () => {
	expect(positionAfter('one\ntwo', at(3, 5))).toEqual(at(4, 4));
	expect(positionAfter('one', at(3, 5))).toEqual(at(3, 8));
	expect(positionAfter('one', { at: 'unknown' })).toEqual({ at: 'unknown' });
});
