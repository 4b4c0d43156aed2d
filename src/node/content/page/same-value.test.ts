import { expect, test } from 'vitest';
import { firstDifference } from './same-value.ts';

test.each([
	[
		{ a: [1, { b: 'x' }], c: null },
		{ c: null, a: [1, { b: 'x' }] },
	],
	[{ at: new Date(0) }, { at: new Date(0) }],
	[Number.NaN, Number.NaN],
])('%j and %j are the same', (a, b) => {
	expect(firstDifference(a, b)).toBeUndefined();
});

test.each<[unknown, unknown, (string | number)[]]>([
	[{ a: 1 }, { a: '1' }, ['a']],
	[{ a: 0 }, { a: -0 }, ['a']],
	[{ a: [1, 2] }, { a: [1, 3] }, ['a', 1]],
	[{ a: [1] }, { a: [1, 2] }, ['a']],
	[{ a: 1, b: 2 }, { a: 1 }, ['b']],
	[{ a: 1 }, { a: 1, layout: 'x' }, []],
	[{ a: { b: 1 } }, { a: { c: 1 } }, ['a', 'b']],
	[{ a: null }, { a: {} }, ['a']],
	[{ a: [] }, { a: {} }, ['a']],
	[{ at: new Date(0) }, { at: '1970-01-01' }, ['at']],
	[{ a: new Uint8Array(1) }, { a: [0] }, ['a']],
])('%j and %j differ', (a, b, path) => {
	expect(firstDifference(a, b)).toEqual(path);
});

test('a value that contains itself ends the comparison', () => {
	const one: Record<string, unknown> = {};
	one['a'] = one;
	const other: Record<string, unknown> = {};
	other['a'] = other;
	expect(firstDifference(one, other)).toHaveLength(101);
});
