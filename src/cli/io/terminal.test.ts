import { expect, test } from 'vitest';
import { removeControls, toJson } from './terminal.ts';

const EVIL = '\u001b]0;X\u0007 \u001b[2J\u009b\r\u007f\tend\n';

test('no terminal control characters are printed, and colours only on request', () => {
	expect(removeControls(EVIL, { keepColours: false })).toBe(']0;X [2J\tend\n');
	expect(removeControls(`\u001b[31mred\u001b[0m${EVIL}`, { keepColours: true })).toBe(
		'\u001b[31mred\u001b[0m]0;X [2J\tend\n',
	);
	expect(removeControls('\u001b[31mred', { keepColours: false })).toBe('[31mred');
});

test('JSON contains every character, escaped', () => {
	expect(removeControls(toJson({ EVIL }), { keepColours: false })).toBe(toJson({ EVIL }));
	expect(JSON.parse(toJson({ EVIL }, 2))).toEqual({ EVIL });
});
