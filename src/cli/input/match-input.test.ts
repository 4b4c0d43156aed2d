import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex } from '../../core/match/index.ts';
import { loadIndex, match } from '../../core/match/runtime.ts';
import { locate } from '../../core/verdict/render/located.ts';
import { matchInput } from './match-input.ts';

const index = loadIndex(
	buildIndex([
		{
			error: 'shard-lost',
			codes: [],
			templates: [{ template: 'shard <int:shard> of the archive <*> cannot be restored', strength: 'message' }],
			supersedes: [],
		},
	]),
);
const LINE = 'shard 7 of the archive is gone and cannot be restored\n';

describe('matchInput', () => {
	test('matches an input in several chunks like an input in one chunk, except for possible matches', async () => {
		const text = `${'a line\n'.repeat(300)}${LINE}${'a line\n'.repeat(300)}${LINE}`;
		const whole = await matchInput(index, bytesOf(text));
		const inChunks = await matchInput(index, bytesOf(text), 1000);
		expect(whole.matches).toMatchObject([{ count: 2, line: 301, column: 1 }]);
		expect(inChunks.matches).toEqual(whole.matches);
	});

	test('gives the same result wherever the bytes and the chunks are cut', async () => {
		const parts = fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 60, size: 'max' });
		const cuts = fc.infiniteStream(fc.integer({ min: 1, max: 40 }));
		await fc.assert(
			fc.asyncProperty(parts, cuts, fc.integer({ min: 1, max: 400 }), async (written, sizes, size) => {
				const text = written.join('');
				const expected = locate(text, match(index, text, { possible: false })).matches;
				const { matches } = await matchInput(index, cutInto(Buffer.from(text), sizes), size);
				expect(matches.filter(({ verdict }) => verdict === 'known')).toEqual(expected);
			}),
			{ numRuns: 80 },
		);
	});

	test('an empty input is unknown', async () => {
		expect(await matchInput(index, bytesOf(''))).toMatchObject({ verdict: 'unknown', matches: [] });
	});

	test('binary input is unknown', async () => {
		const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 7919) % 256);
		expect(await matchInput(index, chunksOf(bytes))).toMatchObject({ verdict: 'unknown' });
	});
});

/** What a cut must not change: characters of several bytes, line breaks of two characters, colours and escapes. */
const PARTS = [
	LINE,
	LINE.replace('\n', '\r\n'),
	'shard 8 of the archive\r\nis gone and cannot\r\nbe restored\r\n',
	'\u001b[1;31mshard\u001b[0m 9 of the \u001b[4marchive\u001b[0m is gone and cannot be restored\n',
	'shard 10 of the arch\u200bive – 连接池 \u{1f4a5} – cannot be restored\n',
	'shard 11 of the archive \u001b]8;;http://a\u0007is gone\u001b]8;;\u0007 and cannot be restored\r\n',
	'{"msg":"shard 12 of the archive\\nis \\u0067one and cannot be restored"}\n',
	'web_1 | shard 13 of the archive is gone\nweb_1 | and cannot be restored\n',
	'shard 14 of the ',
	'\u001b[',
	'\r',
	'\n',
	'é',
	'\u{1f4a5}',
	'a line\n',
];

async function* cutInto(bytes: Uint8Array, sizes: Iterable<number>): AsyncGenerator<Uint8Array> {
	let at = 0;
	for (const size of sizes) {
		if (at >= bytes.length) return;
		yield bytes.subarray(at, at + size);
		at += size;
	}
}

function bytesOf(text: string): AsyncGenerator<Uint8Array> {
	return chunksOf(Buffer.from(text));
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < bytes.length; at += 333) yield bytes.subarray(at, at + 333);
}
