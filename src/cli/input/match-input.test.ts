import { describe, expect, test } from 'vitest';
import { buildIndex } from '../../core/match/index.ts';
import { loadIndex } from '../../core/match/runtime.ts';
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

	test('an empty input is unknown', async () => {
		expect(await matchInput(index, bytesOf(''))).toMatchObject({ verdict: 'unknown', matches: [] });
	});

	test('binary input is unknown', async () => {
		const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 7919) % 256);
		expect(await matchInput(index, chunksOf(bytes))).toMatchObject({ verdict: 'unknown' });
	});
});

function bytesOf(text: string): AsyncGenerator<Uint8Array> {
	return chunksOf(Buffer.from(text));
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < bytes.length; at += 333) yield bytes.subarray(at, at + 333);
}
