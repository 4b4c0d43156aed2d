import { expect, test } from 'vitest';
import { plainLine, show } from './words.ts';

test('text in a message contains no terminal control characters', () => {
	expect(show('\u001b]0;X\u0007not\n\tjson\u009b')).toBe('"]0;Xnot json"');
	expect(plainLine('\u001b[2Ja\u0007\u0085\r\nb\u007f\u009b \ud800ü.log')).toBe('[2Jab ü.log');
});

test('a long text is cut after terminal control characters are removed', () => {
	expect(show('\u0007'.repeat(100) + 'x'.repeat(61))).toBe(`"${'x'.repeat(57)}…"`);
});
