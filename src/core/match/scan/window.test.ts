import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MARGIN, WIDE, Window, WINDOW } from './window.ts';

const window = new Window();

function bytesOf(text: string, from: number): number[] {
	window.fill(text, from);
	return [...window.bytes.subarray(0, window.length)];
}

function expected(text: string, from: number): number[] {
	return Array.from(
		{ length: Math.min(text.length - from, WINDOW + MARGIN) },
		(_, i) => Math.min(text.charCodeAt(from + i), 128) % 128 || (text.charCodeAt(from + i) === 0 ? 0 : WIDE),
	);
}

test('every character takes one byte, wherever the window begins', () => {
	fc.assert(
		fc.property(
			fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.constant('\ud800')), {
				maxLength: 30,
			}),
			fc.nat(4),
			fc.double({ min: 0, max: 1, noNaN: true }),
			(parts, repeats, part) => {
				const text = parts
					.join('')
					.repeat(10 ** repeats)
					.slice(0, 40_000);
				const from = Math.floor(part * text.length);
				expect(bytesOf(text, from)).toEqual(expected(text, from));
			},
		),
		{ numRuns: 60 },
	);
});

test('spaces follow the end of the text, not old content', () => {
	window.fill('a'.repeat(WINDOW * 2), 0);
	window.fill('short', 0);
	expect([...window.bytes.subarray(0, 5 + MARGIN)]).toEqual([
		...Buffer.from('short'),
		...Array.from({ length: MARGIN }, () => 32),
	]);
	expect(window.size).toBe(5);
});
