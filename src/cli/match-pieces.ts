import { match, type Index } from '../core/match/runtime.ts';
import { locate, type LocatedMatch, type LocatedResult, type Start } from '../core/verdict/located.ts';
import { textPieces } from './text-pieces.ts';

/**
 * Matches an input of any size. What fits into memory with ease is matched as a whole. A larger one is matched piece by
 * piece; then errors come in the order in which they appear, and none is only possible.
 *
 * @param size Characters of a piece.
 */
export async function matchInput(
	index: Index,
	chunks: AsyncIterable<Uint8Array>,
	size: number = PIECE,
): Promise<LocatedResult> {
	const pieces = textPieces(chunks, { least: size, longestLine: size });
	const first = await nextOf(pieces);
	const second = await nextOf(pieces);
	if (second === undefined) return locate(first ?? '', match(index, first ?? ''));

	const found = new Map<string, LocatedMatch>();
	const newIn = windowMatcher(index);
	const add = (text: string): void => {
		for (const each of newIn(text)) {
			const before = found.get(each.error);
			found.set(each.error, before ? { ...before, count: before.count + each.count } : each);
		}
	};
	add(first ?? '');
	add(second);
	for await (const piece of pieces) add(piece);
	const matches = [...found.values()];
	const { recognised } = match(index, (first ?? '').slice(0, REACH), { possible: false });
	return { verdict: matches.length > 0 ? 'known' : 'unknown', matches, forks: [], recognised };
}

/**
 * Matches a text that comes in pieces: each call gives the errors that the piece adds, with how often it adds them.
 * A message may begin in one piece and end in the next, because the last lines of a piece are read again with the one
 * after it. What is kept is bounded, whatever the text.
 */
export function windowMatcher(index: Index): (piece: string) => LocatedMatch[] {
	let kept = '';
	let start: Start = { line: 1, column: 1, offset: 0 };
	return (piece) => {
		const text = kept + piece;
		const result = locate(text, match(index, text, { possible: false }), start);
		const added = result.matches.length === 0 ? [] : withoutThoseIn(index, kept, result.matches);
		const from = keptFrom(text);
		start = advance(start, text.slice(0, from));
		kept = text.slice(from);
		return added;
	};
}

/** 16 million characters, at most 32 MB. */
const PIECE = 2 ** 24;
/** The longest message, its gaps included, is far shorter. */
const REACH = 16_384;
const MOST_LINES = 40;

async function nextOf(pieces: AsyncGenerator<string>): Promise<string | undefined> {
	const next = await pieces.next();
	return next.done === true ? undefined : next.value;
}

function withoutThoseIn(index: Index, kept: string, matches: readonly LocatedMatch[]): LocatedMatch[] {
	const seen = new Map(match(index, kept, { possible: false }).matches.map(({ error, count }) => [error, count]));
	return matches
		.map((each) => ({ ...each, count: each.count - (seen.get(each.error) ?? 0) }))
		.filter(({ count }) => count > 0);
}

/** Where the last lines of a text begin; in a line without end, where its last characters begin. */
function keptFrom(text: string): number {
	const least = Math.max(0, text.length - REACH);
	let from = text.length;
	for (let lines = 0; lines < MOST_LINES && from > least; lines += 1) {
		const lineStart = text.lastIndexOf('\n', from - 2) + 1;
		if (lineStart < least) return lines === 0 ? least : from;
		from = lineStart;
	}
	return from;
}

function advance({ line, column, offset }: Start, text: string): Start {
	const lastBreak = text.lastIndexOf('\n');
	let lines = 0;
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
	return {
		line: line + lines,
		column: lastBreak < 0 ? column + text.length : text.length - lastBreak,
		offset: offset + text.length,
	};
}
