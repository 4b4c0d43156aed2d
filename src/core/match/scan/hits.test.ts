import { expect, test } from 'vitest';
import { Hits } from './hits.ts';

const hits = new Hits();
for (const [at, anchor] of [
	[900, 2],
	[100, 1],
	[100, 0],
	[100, 1],
	[400, 3],
	[1_900_000_000, 1_000_000],
] as const) {
	hits.push(at, anchor);
}
hits.sort();

test('places are in order of offset, then of anchor, without duplicates', () => {
	expect(Array.from({ length: hits.count }, (_, i) => [hits.at(i), hits.anchor(i)])).toEqual([
		[100, 0],
		[100, 1],
		[400, 3],
		[900, 2],
		[1_900_000_000, 1_000_000],
	]);
});

test.each([
	[2, 2, 500, true],
	[2, 2, 499, false],
	[2, 2, -500, false],
	[2, 0, -300, true],
	[2, 0, -299, false],
	[2, 0, 300, false],
	[0, 2, 10_000, true],
	[0, 9, 10_000, false],
])('from place %i anchor %i is within %i characters: %s', (i, anchor, reach, expected) => {
	expect(hits.hasNear(i, anchor, reach)).toBe(expected);
});

test('no place is lost when the buffer grows', () => {
	const many = new Hits();
	for (let i = 999; i >= 0; i--) many.push(i * 7, i % 5);
	many.sort();
	expect(many.count).toBe(1000);
	expect([many.at(0), many.at(999), many.anchor(3)]).toEqual([0, 6993, 3]);
	many.clear();
	expect(many.count).toBe(0);
});
