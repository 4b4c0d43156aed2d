import { describe, expect, test } from 'vitest';
import { createInputProbe, looksBinary } from './input-probe.ts';

function probe(...chunks: (string | Uint8Array)[]): [string | undefined, boolean] {
	const { inspect, emptyReason, looksBinary: isBinary } = createInputProbe();
	for (const chunk of chunks) inspect(Buffer.from(chunk));
	return [emptyReason(), isBinary()];
}

test.each([
	['nothing', [], ['is empty', false]],
	['white space', [' ', '\r\n\t'], ['contains no text', false]],
	['NULs', ['\0'.repeat(1000)], ['contains no text', false]],
	['text', ['\n\n', 'Größe 5\n'], [undefined, false]],
	['a character in two chunks', [Buffer.from([0xc3]), Buffer.from([0xbc])], [undefined, false]],
	['text after the gap in a truncated log', ['\0'.repeat(100_000), 'ERROR x\n'], [undefined, false]],
	[
		'a German text in Latin-1',
		[Buffer.from('Die Verbindung wurde zurückgesetzt, Größe 5\n'.repeat(9), 'latin1')],
		[undefined, false],
	],
	['UTF-16', [Buffer.from('\ufeffERROR x\n', 'utf16le')], [undefined, true]],
	[
		'a compressed file',
		[Buffer.from(Array.from({ length: 999 }, (_, index) => (index * index * 7) % 256))],
		[undefined, true],
	],
] as const)('%s', (_, chunks, expected) => {
	expect(probe(...chunks)).toEqual(expected);
});

describe('a decoded text', () => {
	test('is binary if many of its characters are not valid', () => {
		expect(looksBinary('a\ufffdb\ufffd')).toBe(true);
		expect(looksBinary(`${'a'.repeat(99)}\ufffd`)).toBe(false);
		expect(looksBinary('')).toBe(false);
	});
});
