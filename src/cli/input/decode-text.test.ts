import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeLines, decodeText } from './decode-text.ts';

describe('decodeText', () => {
	test('ends chunks after line breaks', async () => {
		expect(await chunksOf(['a\nb', 'c\nd'], { minLength: 0 })).toEqual(['a\n', 'bc\n', 'd']);
	});

	test('collects bytes until a chunk is large enough', async () => {
		expect(await chunksOf(['a\n', 'b\n', 'c\n', 'd\n'], { minLength: 4 })).toEqual(['a\nb\n', 'c\nd\n']);
	});

	test('cuts a line that does not end', async () => {
		const chunks = await chunksOf(['x'.repeat(9), 'x'.repeat(9), 'x'.repeat(9)], { minLength: 0, maxLineLength: 10 });
		expect(chunks).toEqual(['x'.repeat(18), 'x'.repeat(9)]);
	});

	test('joins a character that two chunks share, and replaces bytes that are not UTF-8', async () => {
		const bytes = Buffer.from('é\n');
		const chunks = [bytes.subarray(0, 1), bytes.subarray(1), Buffer.from([0xff, 0x0a])];
		expect(await chunksOf(chunks, { minLength: 0 })).toEqual(['é\n', '\ufffd\n']);
	});

	test('loses nothing, however the bytes are cut', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.string({ unit: 'grapheme' })),
				fc.nat(40),
				fc.nat(40),
				async (parts, minLength, maxLineLength) => {
					const chunks = await chunksOf(parts, { minLength, maxLineLength });
					expect(chunks.join('')).toBe(parts.join(''));
				},
			),
		);
	});
});

describe('decodeLines', () => {
	test('numbers lines from 1 and leaves out their breaks', async () => {
		expect(await linesOf(['a\r\n', '\nb'], 100)).toEqual([
			{ number: 1, text: 'a' },
			{ number: 2, text: '' },
			{ number: 3, text: 'b' },
		]);
	});

	test('yields a line that is too long without its text', async () => {
		expect(await linesOf(['aaa', 'aaa', 'a\nb\n'], 5)).toEqual([
			{ number: 1, text: undefined },
			{ number: 2, text: 'b' },
		]);
	});
});

function chunksOf(
	chunks: readonly (string | Uint8Array)[],
	options: Parameters<typeof decodeText>[1],
): Promise<string[]> {
	return Array.fromAsync(decodeText(bytesOf(chunks), options));
}

function linesOf(chunks: readonly string[], longest: number): Promise<{ number: number; text: string | undefined }[]> {
	return Array.fromAsync(decodeLines(bytesOf(chunks), longest));
}

async function* bytesOf(chunks: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
	for (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}
