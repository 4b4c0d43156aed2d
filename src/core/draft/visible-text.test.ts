import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findHiddenCharacters } from '../text/safety/hidden-characters.ts';
import { visibleText } from './visible-text.ts';

test('colours are removed, and every line break becomes a line feed', () => {
	expect(visibleText('\u001b[31mfull\u001b[0m\r\nof\rwords\u2028here\u0085')).toBe('full\nof\nwords\nhere\n');
});

test('the result contains only visible text, for any input', () => {
	const hidden = fc.constantFrom(
		'\u00ad',
		'\u{e0080}',
		'\u2800',
		'\ufe0f',
		'\u202e',
		'\ud83d',
		'\u0000',
		'\r',
		'\u20e3',
	);
	const text = fc
		.array(fc.oneof(hidden, fc.string({ unit: 'binary' }), fc.constantFrom('a', '❤', '\n', '\t')))
		.map((parts) => parts.join(''));
	fc.assert(
		fc.property(text, (each) => {
			expect(findHiddenCharacters(visibleText(each))).toEqual([]);
		}),
	);
	expect(visibleText('a\t❤\ufe0f\n')).toBe('a\t❤\ufe0f\n');
});
