import { describe, expect, test } from 'vitest';
import { buildIndex } from '../core/match/index.ts';
import { loadIndex } from '../core/match/runtime.ts';
import { matchInput, windowMatcher } from './match-pieces.ts';

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

describe('windowMatcher', () => {
	test('counts every occurrence once, although lines are read twice', () => {
		const newIn = windowMatcher(index);
		const counts = [LINE, 'nothing\n', LINE + LINE, '', LINE].map((piece) => newIn(piece)[0]?.count ?? 0);
		expect(counts).toEqual([1, 0, 2, 0, 1]);
	});

	test('finds a message that begins in one piece and ends in the next', () => {
		const newIn = windowMatcher(index);
		expect(newIn('x\nshard 7 of the archive\n')).toEqual([]);
		expect(newIn('is gone and cannot be\nrestored\n')).toMatchObject([{ count: 1, line: 2, column: 1, span: [2, 55] }]);
	});

	test('finds a message inside a line without end', () => {
		const newIn = windowMatcher(index);
		const found: number[] = [];
		for (let i = 0; i < 40; i += 1) {
			if (newIn('x'.repeat(8000)).length > 0) found.push(i);
			if (newIn(i === 20 ? ' shard 7 of the archive is gone' : '').length > 0) found.push(i);
			if (newIn(i === 20 ? ' and cannot be restored ' : '').length > 0) found.push(i);
		}
		expect(found).toEqual([20]);
	});

	test('gives places in the whole stream', () => {
		const newIn = windowMatcher(index);
		newIn('a line\n'.repeat(5000));
		expect(newIn(`  ${LINE}`)).toMatchObject([{ line: 5001, column: 3, span: [35_002, 35_055] }]);
	});
});

describe('matchInput', () => {
	test('matches an input of several pieces as it does one of one piece, but for what is only possible', async () => {
		const text = `${'a line\n'.repeat(300)}${LINE}${'a line\n'.repeat(300)}${LINE}`;
		const whole = await matchInput(index, bytesOf(text));
		const inPieces = await matchInput(index, bytesOf(text), 1000);
		expect(whole.matches).toMatchObject([{ count: 2, line: 301, column: 1 }]);
		expect(inPieces.matches).toEqual(whole.matches);
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
