import { expect, test } from 'vitest';
import { formatBytes } from './bytes.ts';

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
