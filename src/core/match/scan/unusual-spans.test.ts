import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UnusualSpans } from './unusual-spans.ts';
import { Window, WINDOW } from './window.ts';

function spansIn(text: string): string[] {
	const found: string[] = [];
	const window = new Window();
	const spans = new UnusualSpans(text, (from, to) => found.push(text.slice(from, to)));
	for (let from = 0; from < text.length; from += WINDOW) {
		window.fill(text, from);
		spans.findIn(window);
	}
	return found;
}

const isUsual = (char: string) => /^[\t\n\v\f\r\x20-\x7e]$/.test(char);

test('a span reaches from space to space', () => {
	expect(spansIn('pool Queue\u200bPool reached\u0007 x')).toEqual(['Queue\u200bPool', 'reached\u0007']);
	expect(spansIn(' plain text,\n\ttwo lines ~ ')).toEqual([]);
});

test('every unusual character is in a span, and every span has one', () => {
	const char = fc.oneof(
		fc.constantFrom(' ', '\n', 'a', '~', '\u007f', '\u0080', '\u001f', '\u0000', '\u00ff', '\t'),
		fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
	);
	fc.assert(
		fc.property(fc.array(char, { maxLength: 200 }), fc.nat(3), (chars, shift) => {
			const text = `${'x'.repeat(WINDOW - 50 + shift)} ${chars.join('')}`;
			const found = spansIn(text);
			expect(found.every((span) => [...span].some((one) => !isUsual(one)))).toBe(true);
			const inside = found.join('');
			const count = (where: string) => Array.from(where).filter((one) => !isUsual(one)).length;
			expect(count(inside)).toBe(count(text));
		}),
	);
});
