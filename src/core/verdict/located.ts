import type { Match, MatchResult } from '../match/runtime.ts';
import { printable } from './printable.ts';

/**
 * Adds to each match where it stands and what it looks like, so that the text itself need not be kept.
 *
 * @param start Line number, 1-based, and offset of the text within the input it is a part of.
 */
export function locate(text: string, { verdict, matches, recognised }: MatchResult, start = START): LocatedResult {
	return { verdict, recognised, matches: matches.map((match) => locateMatch(text, match, start)) };
}

const START: Start = { line: 1, column: 1, offset: 0 };

/** The same for one match. */
export function locateMatch(text: string, match: Match, start: Start): LocatedMatch {
	const [from, to] = match.span;
	let line = start.line;
	let lineStart = -1;
	for (let at = text.indexOf('\n'); at >= 0 && at < from; at = text.indexOf('\n', at + 1)) {
		line += 1;
		lineStart = at;
	}
	return {
		...match,
		span: [from + start.offset, to + start.offset],
		matched: printable(text.slice(from, to)),
		line,
		column: lineStart < 0 ? start.column + from : from - lineStart,
	};
}

/** Where a piece begins in its input. */
export interface Start {
	line: number;
	column: number;
	/** UTF-16 units before it. */
	offset: number;
}

export interface LocatedMatch extends Match {
	/** The matched text on one line. */
	matched: string;
	line: number;
	column: number;
}

export interface LocatedResult extends MatchResult {
	matches: LocatedMatch[];
}
