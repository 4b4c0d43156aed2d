import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placesIn } from './places.ts';
import { cpuMs } from '../../../tests/support/cpu-ms.ts';

test('are the same as in an editor', () => {
	fc.assert(
		fc.property(fc.array(fc.constantFrom('a', '\n', '\r\n', 'ä😀')), (pieces) => {
			const text = pieces.join('');
			const placeOf = placesIn(text);
			for (let offset = 0; offset <= text.length; offset += 1) {
				const lines = text.slice(0, offset).split('\n');
				expect(placeOf(offset)).toEqual({ line: lines.length, column: (lines.at(-1) ?? '').length + 1 });
			}
		}),
	);
});

test('of a long line take linear time', () => {
	const text = 'a'.repeat(5_000_000);
	const placeOf = placesIn(text);
	const before = cpuMs();
	for (let offset = 0; offset < text.length; offset += 10) placeOf(offset);
	expect(cpuMs() - before).toBeLessThan(2000);
});
