import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findHiddenCharacters, nameOfCharacter, showHidden } from './hidden-characters.ts';
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

test('names are Unicode names, or describe the kind', () => {
	expect([0x202e, 0xe0041, 0x9b, 0xe0101].map(nameOfCharacter)).toEqual([
		'U+202E RIGHT-TO-LEFT OVERRIDE',
		'U+E0041 (a tag character)',
		'U+009B (a control character)',
		'U+E0101 (a variation selector)',
	]);
});

test('five megabytes of them take linear time', () => {
	const before = cpuMs();
	expect(findHiddenCharacters('\u200b\n'.repeat(2_500_000))).toHaveLength(1);
	expect(findHiddenCharacters('\u200b '.repeat(2_500_000))).toHaveLength(1);
	expect(cpuMs() - before).toBeLessThan(20_000);
});
