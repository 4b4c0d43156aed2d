import { expect, test } from 'vitest';
import { formatBytes, formatProgress } from './bytes.ts';

test.each([
	[0, '0 B'],
	[999, '999 B'],
	[86_404, '86 kB'],
	[999_499, '999 kB'],
	[999_500, '1.0 MB'],
	[7_855_143, '7.9 MB'],
])('%i bytes are %s', (bytes, text) => {
	expect(formatBytes(bytes)).toBe(text);
});

test.each([
	[0, 7_855_143, '0.0 of 7.9 MB'],
	[6_100_000, 12_300_000, '6.1 of 12.3 MB'],
	[40_400, 88_000, '40 of 88 kB'],
	[40, 88, '40 of 88 B'],
])('%i of %i bytes are %s', (bytes, total, text) => {
	expect(formatProgress(bytes, total)).toBe(text);
});
