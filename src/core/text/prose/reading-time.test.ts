import { expect, test } from 'vitest';
import { readingMinutes } from './reading-time.ts';

test('220 words take a minute, and marks alone are no words', () => {
	expect(readingMinutes([])).toBe(1);
	expect(readingMinutes(['word '.repeat(440)])).toBe(2);
	expect(readingMinutes(['word – '.repeat(440)])).toBe(2);
	expect(readingMinutes(['pool_size=20 '.repeat(220), 'word '.repeat(550)])).toBe(4);
});
