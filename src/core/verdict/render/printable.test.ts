import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printable } from './printable.ts';

test('a message on several coloured lines is one plain line', () => {
	expect(printable('\u001b[31mpool is\n  full\u001b[0m')).toBe('pool is full');
});

test('a long text is cut', () => {
	expect(printable('x'.repeat(10_000_000), 10)).toBe('xxxxxxxxx…');
});

test('no terminal control characters are left, however they are written', () => {
	const piece = fc.constantFrom(
		'\u001b',
		'[2J',
		'\\u001b',
		'\\x1b',
		'&#27;',
		'&#155;',
		'\\u009b',
		'\u009b',
		'\u0007',
		'\\u0008',
		'a',
	);
	fc.assert(
		fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 12 }), (parts) => {
			expect(printable(parts.join(''))).not.toMatch(/[\p{Cc}\p{Cs}]/u);
		}),
	);
});
