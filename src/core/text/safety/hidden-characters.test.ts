import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findHiddenCharacters, nameOfCharacter, showHidden, withoutHidden } from './hidden-characters.ts';
import { cpuMs } from '../../../../tests/support/cpu-ms.ts';

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe('a hidden character is found', () => {
	test.each([
		...range(0x00, 0x08),
		...range(0x0b, 0x1f),
		...range(0x7f, 0x9f),
		...[0xad, 0x034f, 0x061c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180e],
		...range(0x200b, 0x200f),
		...range(0x2028, 0x202e),
		...range(0x2060, 0x206f),
		...[0x2800, 0x3164, 0xfe00, 0xfe0e, 0xfe0f, 0xfeff, 0xffa0, 0xfff9, 0xfffe, 0xffff, 0xd800, 0x1d173],
		...[0xe0000, 0xe0001, 0xe0020, 0xe0041, 0xe007f, 0xe0100, 0xe01ef, 0x1ffff],
	])('U+%i, with its place', (codePoint) => {
		expect(findHiddenCharacters(`one\nx ${String.fromCodePoint(codePoint)} y`)).toEqual([
			{ codePoint, line: 2, column: 3, lines: [2] },
		]);
	});

	test('each character once, with every line that has it', () => {
		expect(findHiddenCharacters('a\u200b\u200b\n\nb\u202e\nc\u200b\n')).toEqual([
			{ codePoint: 0x200b, line: 1, column: 2, lines: [1, 4] },
			{ codePoint: 0x202e, line: 3, column: 2, lines: [3] },
		]);
	});
});

test.each([
	'Tabs\tand lines\nof Windows\r\n too',
	'Zürich, 東京, Ελλάδα, مرحبا, שלום, ไทย, 5\u00a0s',
	'☎️ 1️⃣ ❤︎ 😀',
	'“quotes”, – dashes …',
])('nothing is found in %j', (text) => {
	expect(findHiddenCharacters(text)).toEqual([]);
});

test.each(['drop\ufe0f table', 'port 5\ufe0f432'])('a selector that does not follow an emoji is hidden: %j', (text) => {
	expect(findHiddenCharacters(text)).toMatchObject([{ codePoint: 0xfe0f }]);
});

test('displayed text contains none, for any input', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 0, max: 0x10_ff_ff })), (codePoints) => {
			const text = String.fromCodePoint(...codePoints);
			expect(findHiddenCharacters(showHidden(text))).toEqual([]);
		}),
		{ numRuns: 50 },
	);
});

test('shown by its number, or removed', () => {
	expect(showHidden('a\u202eb\u0007\u{e0041}')).toBe(String.raw`a\u{202E}b\u{0007}\u{E0041}`);
	expect(withoutHidden('a\u202eb\u0007\r\n')).toBe('ab\r\n');
});

describe('a character is called', () => {
	test.each([
		'U+0000 NULL',
		'U+0007 BELL',
		'U+0008 BACKSPACE',
		'U+000B LINE TABULATION',
		'U+000C FORM FEED',
		'U+000D CARRIAGE RETURN without a line feed',
		'U+001B ESCAPE',
		'U+001C INFORMATION SEPARATOR FOUR',
		'U+001D INFORMATION SEPARATOR THREE',
		'U+001E INFORMATION SEPARATOR TWO',
		'U+001F INFORMATION SEPARATOR ONE',
		'U+007F DELETE',
		'U+0085 NEXT LINE',
		'U+00A0 NO-BREAK SPACE',
		'U+00AD SOFT HYPHEN',
		'U+034F COMBINING GRAPHEME JOINER',
		'U+061C ARABIC LETTER MARK',
		'U+115F HANGUL CHOSEONG FILLER',
		'U+1160 HANGUL JUNGSEONG FILLER',
		'U+180E MONGOLIAN VOWEL SEPARATOR',
		'U+200B ZERO WIDTH SPACE',
		'U+200C ZERO WIDTH NON-JOINER',
		'U+200D ZERO WIDTH JOINER',
		'U+200E LEFT-TO-RIGHT MARK',
		'U+200F RIGHT-TO-LEFT MARK',
		'U+2028 LINE SEPARATOR',
		'U+2029 PARAGRAPH SEPARATOR',
		'U+202A LEFT-TO-RIGHT EMBEDDING',
		'U+202B RIGHT-TO-LEFT EMBEDDING',
		'U+202C POP DIRECTIONAL FORMATTING',
		'U+202D LEFT-TO-RIGHT OVERRIDE',
		'U+202E RIGHT-TO-LEFT OVERRIDE',
		'U+2060 WORD JOINER',
		'U+2061 FUNCTION APPLICATION',
		'U+2062 INVISIBLE TIMES',
		'U+2063 INVISIBLE SEPARATOR',
		'U+2064 INVISIBLE PLUS',
		'U+2066 LEFT-TO-RIGHT ISOLATE',
		'U+2067 RIGHT-TO-LEFT ISOLATE',
		'U+2068 FIRST STRONG ISOLATE',
		'U+2069 POP DIRECTIONAL ISOLATE',
		'U+2800 BRAILLE PATTERN BLANK',
		'U+3164 HANGUL FILLER',
		'U+FE0E VARIATION SELECTOR-15',
		'U+FE0F VARIATION SELECTOR-16',
		'U+FEFF ZERO WIDTH NO-BREAK SPACE',
		'U+FFA0 HALFWIDTH HANGUL FILLER',
		'U+E0001 LANGUAGE TAG',
	])('%s', (name) => {
		expect(nameOfCharacter(Number.parseInt(name.slice(2), 16))).toBe(name);
	});

	test.each([
		[0xe0000, 'U+E0000 (a tag character)'],
		[0xe0041, 'U+E0041 (a tag character)'],
		[0xe007f, 'U+E007F (a tag character)'],
		[0xdffff, 'U+DFFFF (a zero-width character)'],
		[0xe0080, 'U+E0080 (a zero-width character)'],
		[0x9b, 'U+009B (a control character)'],
		[0xe0101, 'U+E0101 (a variation selector)'],
		[0x3b1, 'U+03B1 "α" (a letter of a different alphabet)'],
		[0x2003, 'U+2003 (an unusual space)'],
		[0xd800, 'U+D800 (half of a surrogate pair)'],
		[0x206a, 'U+206A (a zero-width character)'],
	])('U+%i without a name of its own: %s', (codePoint, name) => {
		expect(nameOfCharacter(codePoint)).toBe(name);
	});
});

test('five megabytes of them take linear time', () => {
	const before = cpuMs();
	expect(findHiddenCharacters('\u200b\n'.repeat(2_500_000))).toHaveLength(1);
	expect(findHiddenCharacters('\u200b '.repeat(2_500_000))).toHaveLength(1);
	expect(cpuMs() - before).toBeLessThan(20_000);
});
