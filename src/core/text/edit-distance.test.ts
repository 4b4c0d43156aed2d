import { expect, test } from 'vitest';
import { editDistance, editsToBeginnings } from './edit-distance.ts';

test.each([
	['leak', 'leak', 0],
	['conection', 'connection', 1],
	['leka', 'leak', 1],
	['pool', 'loop', 2],
	['', 'pool', 4],
])('between "%s" and "%s" are %i edits', (a, b, edits) => {
	expect(editDistance(a, b)).toBe(edits);
	expect(editDistance(b, a)).toBe(edits);
});

test.each([
	['conn', 'connection', 0],
	['conecti', 'connection', 1],
	['tiemo', 'timeout', 1],
	['redis', 'pool', 5],
])('between "%s" and the beginnings of "%s" are %i edits at least', (text, word, edits) => {
	expect(Math.min(...editsToBeginnings(text, word))).toBe(edits);
});

test('far more edits than the limit are not counted', () => {
	expect(editsToBeginnings('unavailable', 'pool', 1)).toEqual([]);
	expect(editsToBeginnings('conection', 'connection', 1).at(-1)).toBe(1);
});
