import { match, type Index } from '../../core/match/runtime.ts';
import { locate, type LocatedResult } from '../../core/verdict/render/located.ts';
import { MatchStream } from '../../core/verdict/match-stream.ts';
import { decodeText } from './decode-text.ts';

/**
 * Matches an input of any size. An input that easily fits into memory is matched as a whole. A larger input is matched
 * chunk by chunk, which finds the same known errors but leaves out possible matches and forks.
 *
 * @param chunkSize Minimum number of characters in a chunk.
 */
export async function matchInput(
	index: Index,
	bytes: AsyncIterable<Uint8Array>,
	chunkSize: number = CHUNK_SIZE,
): Promise<LocatedResult> {
	const chunks = decodeText(bytes, { minLength: chunkSize, maxLineLength: chunkSize });
	const first = (await nextOf(chunks)) ?? '';
	const second = await nextOf(chunks);
	if (second === undefined) return locate(first, match(index, first));

	const stream = new MatchStream(index);
	stream.add(first);
	stream.add(second);
	for await (const chunk of chunks) stream.add(chunk);
	const matches = stream.known;
	const { recognised } = match(index, first.slice(0, BEGINNING_LENGTH), { possible: false });
	return { verdict: matches.length > 0 ? 'known' : 'unknown', matches, forks: [], recognised };
}

/** 16 million characters, at most 32 MB. */
const CHUNK_SIZE = 2 ** 24;
/** In a large input, only this many characters are searched for names of codes and components. */
const BEGINNING_LENGTH = 16_384;

async function nextOf(chunks: AsyncGenerator<string>): Promise<string | undefined> {
	const next = await chunks.next();
	return next.done === true ? undefined : next.value;
}
