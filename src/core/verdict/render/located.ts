import type { Fork, Match, MatchResult } from '../../match/runtime.ts';
import { placeAfter, type TextPlace } from '../../text/places.ts';
import { printable } from './printable.ts';

/**
 * Adds the position and the matched text to each match, so that the whole text need not be stored.
 *
 * @param start Where the text begins in its input.
 */
export function locate(
	text: string,
	{ verdict, matches, forks, recognised }: MatchResult,
	start = START,
): LocatedResult {
	const located = <T extends Match | Fork>(each: T) => locateIn(text, each, start);
	return { verdict, recognised, matches: matches.map(located), forks: forks.map(located) };
}

/** Adds the position and the matched text to one match or fork. */
export function locateIn<T extends Match | Fork>(text: string, found: T, start: Start): T & Place {
	return { ...found, ...placeOf(text, found.span, start) };
}

const START: Start = { line: 1, column: 1, offset: 0 };

function placeOf(text: string, [from, to]: Match['span'], start: Start): Place {
	return {
		span: [from + start.offset, to + start.offset],
		matched: printable(text.slice(from, to)),
		...placeAfter(text.slice(0, from), start),
	};
}

/** Where a chunk begins in its input. */
export interface Start extends TextPlace {
	/** Number of UTF-16 units before the chunk. */
	offset: number;
}

interface Place extends TextPlace {
	span: Match['span'];
	/** The matched text on one line. */
	matched: string;
}

export type LocatedMatch = Match & Place;
export type LocatedFork = Fork & Place;

export interface LocatedResult extends MatchResult {
	matches: LocatedMatch[];
	forks: LocatedFork[];
}
