import { match, type Index } from '../../core/match/runtime.ts';
import { locate, type LocatedResult } from '../../core/verdict/render/located.ts';
import { MatchStream } from '../../core/verdict/match-stream.ts';
import { textPieces } from './text-pieces.ts';

/**
 * Matches an input of any size. What fits into memory with ease is matched as a whole. A larger one is matched piece by
 * piece, with the same result, except that nothing in it is only possible.
 *
 * @param size Characters of a piece.
 */
export async function matchInput(
	index: Index,
	chunks: AsyncIterable<Uint8Array>,
	size: number = PIECE,
): Promise<LocatedResult> {
	const pieces = textPieces(chunks, { least: size, longestLine: size });
	const first = (await nextOf(pieces)) ?? '';
	const second = await nextOf(pieces);
	if (second === undefined) return locate(first, match(index, first));

	const stream = new MatchStream(index);
	stream.add(first);
	stream.add(second);
	for await (const piece of pieces) stream.add(piece);
	const matches = stream.known;
	const { recognised } = match(index, first.slice(0, BEGINNING), { possible: false });
	return { verdict: matches.length > 0 ? 'known' : 'unknown', matches, forks: [], recognised };
}

/** 16 million characters, at most 32 MB. */
const PIECE = 2 ** 24;
/** Of a large input that shows no error, only the beginning is searched for what it names. */
const BEGINNING = 16_384;

async function nextOf(pieces: AsyncGenerator<string>): Promise<string | undefined> {
	const next = await pieces.next();
	return next.done === true ? undefined : next.value;
}
