import type { Doubt } from './doubt.ts';
import { findPossible } from './fallback.ts';
import { findVerified } from './find-verified.ts';
import type { Index } from './index-load.ts';
import { rank } from './rank.ts';
import { recognise } from './recognise.ts';
import type { Recognised } from './recognise.ts';

/**
 * Says which errors a text shows.
 *
 * Linear in the length of the text; any text is accepted. Matches come best first, one per error: `known` if a whole
 * template was found and nothing speaks against it, else `possible` ones with the doubt. Offsets refer to the text as
 * given.
 */
export function match(index: Index, text: string, options: MatchOptions = {}): MatchResult {
	const found = findVerified(index, text);
	let matches = rank(index, text, found);
	if (matches[0]?.verdict !== 'known') matches = options.possible === false ? [] : findPossible(index, text, matches);
	return {
		verdict: matches[0]?.verdict ?? 'unknown',
		matches,
		recognised: matches.length === 0 ? recognise(text) : NOTHING,
	};
}

const NOTHING: Recognised = { codes: [], exceptions: [], components: [] };

export interface MatchOptions {
	/** `false` leaves out what is only possible, and the search for messages that are there only in part. */
	possible?: boolean;
}

export interface MatchResult {
	verdict: 'known' | 'possible' | 'unknown';
	matches: Match[];
	/** What the text names, if no error was found. */
	recognised: Recognised;
}

export interface Match {
	error: string;
	/** The error's title, if the index was built with titles. */
	title?: string;
	verdict: 'known' | 'possible';
	/** Why it is only possible. */
	doubt?: Doubt;
	/** The template as its author wrote it, or the code for a match by code. */
	template: string;
	/** UTF-16 offsets into the text as given, end exclusive. */
	span: [start: number, end: number];
	params: { name: string | undefined; type: string; value: string }[];
	/** How much the matched words tell: the sum of their weights, comparable within one index. */
	weight: number;
	/** How often the error was found in the text: the count of its most frequent wording. */
	count: number;
}
