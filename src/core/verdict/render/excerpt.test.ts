import { expect, test } from 'vitest';
import { excerptOf } from './excerpt.ts';

test('shows the whole line of a match when it is short', () => {
	const text = 'first\nERROR jwt expired, sorry\nlast';
	const start = text.indexOf('jwt');
	expect(excerptOf(text, [start, start + 'jwt expired'.length])).toEqual({
		before: 'ERROR ',
		match: 'jwt expired',
		after: ', sorry',
	});
});

test('marks where a long line was cut', () => {
	const text = `${'a'.repeat(100)}X${'b'.repeat(100)}`;
	const { before, match, after } = excerptOf(text, [100, 101]);
	expect([before.length, match, after.length, before[0], after.at(-1)]).toEqual([81, 'X', 81, '…', '…']);
});

test('shows the beginning and the end of a very long match', () => {
	const text = `begin${'x'.repeat(2000)}end`;
	const { match } = excerptOf(text, [0, text.length]);
	expect(match.length).toBeLessThan(700);
	expect(match.startsWith('begin') && match.endsWith('end')).toBe(true);
});
