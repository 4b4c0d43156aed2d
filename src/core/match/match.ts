import type { Doubt } from './doubt.ts';
import { findPossible, LONGEST_PASTE } from './fallback.ts';
import { findForks } from './fork.ts';
import type { Fork } from './fork.ts';
import { findVerified } from './find-verified.ts';
import type { Index } from './index-load.ts';
import { rank } from './rank.ts';
import { recognise } from './recognise.ts';
import type { Recognised } from './recognise.ts';

/**
 * Says which errors a text shows.
 *
 * Linear in the length of the text; any text is accepted. Matches come best first, one per error: `known` if a whole
 * template was found and nothing speaks against it, else `possible` ones with the doubt. Where no error is known, generic
 * wording and alerts lead to forks, and the verdict is `possible`. Offsets refer to the text as given.
 */
export function match(index: Index, text: string, options: MatchOptions = {}): MatchResult {
	const found = findVerified(index, text);
	let matches = rank(index, text, found);
	const mayBePossible = options.possible !== false;
	if (matches[0]?.verdict !== 'known') matches = mayBePossible ? findPossible(index, text, matches) : [];
	const isKnown = matches[0]?.verdict === 'known';
	const forks = isKnown || !mayBePossible ? [] : forksIn(index, text);
	return {
		verdict: matches[0]?.verdict ?? (forks.length > 0 ? 'possible' : 'unknown'),
		matches,
		forks,
		recognised: matches.length + forks.length === 0 ? recognise(text) : NOTHING,
	};
}

function forksIn({ forks }: Index, text: string): Fork[] {
	if (!forks || text.length > LONGEST_PASTE) return [];
	return findForks(forks, text, findVerified(forks.index, text));
}

const NOTHING: Recognised = { codes: [], exceptions: [], components: [] };

export interface MatchOptions {
	/** `false` leaves out what is only possible, and the search for messages that are there only in part. */
	possible?: boolean;
}

export interface MatchResult {
	verdict: 'known' | 'possible' | 'unknown';
	matches: Match[];
	/** Runbooks that tell the causes apart; none where an error is known. */
	forks: Fork[];
	/** What the text names, if nothing was found. */
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
