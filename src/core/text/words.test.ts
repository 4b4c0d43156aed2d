import { expect, test } from 'vitest';
import { plainLine, show } from './words.ts';

test('what a message shows holds nothing that a terminal obeys', () => {
	expect(show('\u001b]0;X\u0007not\n\tjson\u009b')).toBe('"]0;Xnot json"');
	expect(plainLine('\u001b[2Ja\u0007\u0085\r\nb\u007f\u009b \ud800ü.log')).toBe('[2Jab ü.log');
});

test('a long text is cut after what a terminal obeys was taken out', () => {
	expect(show('\u0007'.repeat(100) + 'x'.repeat(61))).toBe(`"${'x'.repeat(57)}…"`);
});
