import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex, loadIndex, match } from '../match/index.ts';
import { locate } from './render/located.ts';
import { MatchStream } from './match-stream.ts';

const index = loadIndex(
	buildIndex([
		{
			error: 'shard-lost',
			codes: [],
			templates: [
				{ template: 'shard <int:shard> of the archive <*> cannot be restored', strength: 'message' },
				{ template: 'cannot be restored from any replica', strength: 'message' },
				{ template: 'ArchiveShardLostError', strength: 'class' },
			],
			supersedes: [],
		},
		{
			error: 'pool-limit',
			codes: [],
			templates: [
				{ template: 'QueuePool limit of size <int:size> overflow <int:overflow> reached', strength: 'message' },
				{
					template: 'limit of size <int:size> overflow <int:overflow> reached, connection timed out',
					strength: 'message',
				},
			],
			supersedes: ['shard-lost'],
		},
		{
			error: 'proxy-gone',
			codes: [],
			templates: [{ template: 'upstream hangup <word:when> the handshake', strength: 'generic' }],
			beside: ['basketproxy'],
			unless: ['certificate mismatch'],
			supersedes: [],
		},
	]),
);
const SHARD = 'shard 7 of the archive is gone and cannot be restored\n';
/**
 * Messages that occur together, are cut by line ends or are inside one another, and lines that only begin like a message.
 */
const LINES = [
	SHARD,
	'shard 8 of the archive\nis gone\nand cannot\nbe restored from any replica\n',
	'raise ArchiveShardLostError("shard 3 of the archive")\n',
	'QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 30.00\n',
	'web_1 | QueuePool limit of size 5 overflow 10\nweb_1 | reached, connection timed out\n',
	'QueuePool limit of size 5 ',
	'overflow 10 reached\n',
	'shard 1 of the archive shard 2 of the archive cannot be restored cannot be restored\n',
	'GET /health 200\n',
	'Caused by: shard 9 of the archive was removed and cannot be restored\n',
	'upstream hangup during the handshake\n',
	'basketproxy 3 is up\n',
	'certificate mismatch\n',
	'\u001b[31mQueuePool\u001b[0m limit of size 5 \u001b[1moverflow\u001b[0m 10 reached\r\n',
	'upstream hangup \u{1f4a5} the handshake, upstream hang\u200bup pendant\r\nthe handshake, café 连接池\r\n',
	'\n',
	'a line about the archive and a shard of it\n',
	`${'filler without an end '.repeat(40)}`,
];

/** Logs longer than the buffer of a stream, so that text always leaves the buffer. */
const log = fc
	.array(fc.tuple(fc.constantFrom(...LINES), fc.integer({ min: 1, max: 60 })), {
		minLength: 1,
		maxLength: 60,
		size: 'max',
	})
	.map((parts) =>
		parts
			.map(([line, times]) => line.repeat(times))
			.join('')
			.padEnd(80_000, LINES.join('')),
	);

describe('a text in chunks', () => {
	test('gives the same errors as the whole text, with the same counts and places', () => {
		let known = 0;
		fc.assert(
			fc.property(log, fc.infiniteStream(fc.integer({ min: 1, max: 20_000 })), (text, sizes) => {
				const expected = locate(text, match(index, text, { possible: false })).matches;
				known += expected.length;
				expect(inChunks(text, sizes)).toEqual(expected);
			}),
			{ numRuns: 10 },
		);
		expect(known).toBeGreaterThan(12);
	});

	test('gives the same counts if it comes letter by letter', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 4 }), (lines) => {
				const text = lines.join('');
				const expected = locate(text, match(index, text, { possible: false })).matches;
				expect(inChunks(text, Array<number>(text.length).fill(1))).toEqual(expected);
			}),
			{ numRuns: 20 },
		);
	});
});

test('the cause comes before the message that wraps it, as in the whole text', () => {
	const own = loadIndex(
		buildIndex(
			['lease expired before the quorum evaporated', 'replica evaporated, lease renewal expired'].map(
				(template, at) => ({
					error: `error-${at}`,
					codes: [],
					templates: [{ template, strength: 'message' as const }],
					supersedes: [],
				}),
			),
		),
	);
	const text = 'lease expired before the quorum evaporated\nCaused by: replica evaporated, lease renewal expired\n';
	const stream = new MatchStream(own);
	for (const letter of text) stream.add(letter);
	expect(match(own, text).matches.map(({ error }) => error)).toEqual(['error-1', 'error-0']);
	expect(stream.known.map(({ error }) => error)).toEqual(['error-1', 'error-0']);
});

test('an error is known as soon as its message is complete', () => {
	const stream = new MatchStream(index);
	stream.add('x\nshard 7 of the archive\n');
	expect(stream.known).toEqual([]);
	stream.add('is gone and cannot be\nrestored\n');
	expect(stream.known).toMatchObject([{ count: 1, line: 2, column: 1, span: [2, 55] }]);
});

test('the buffer does not grow with the text', () => {
	const stream = new MatchStream(index);
	const held = new Set<number>();
	for (let i = 0; i < 40; i += 1) {
		stream.add(`${SHARD}${'x'.repeat(8000)}\n`);
		held.add(stream.heldLength);
	}
	expect(stream.known).toMatchObject([{ count: 40 }]);
	expect(Math.max(...held)).toBe(65_536);
});

function inChunks(text: string, sizes: Iterable<number>): unknown {
	const stream = new MatchStream(index);
	let at = 0;
	for (const size of sizes) {
		if (at >= text.length) break;
		stream.add(text.slice(at, at + size));
		at += size;
	}
	return stream.known;
}
