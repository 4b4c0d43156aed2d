import { findPossible, LONGEST_PASTE } from './fallback.ts';
import { findForks } from './fork.ts';
import type { Fork } from './fork.ts';
import { Hits } from './hits.ts';
import type { Index } from './index-load.ts';
import { initialBehind, quickReject } from './quick-reject.ts';
import { rank } from './rank.ts';
import { recognise } from './recognise.ts';
import type { Recognised } from './recognise.ts';
import { findCandidates } from './scan.ts';
import { Surroundings } from './surroundings.ts';
import type { LoadedTemplate } from './template-load.ts';
import { TokenBuffer } from './token-buffer.ts';
import { tokenise, Tokens } from './tokens.ts';
import { verifyAt } from './verify.ts';
import type { Verified } from './verify.ts';

/**
 * Says which errors a text shows.
 *
 * Linear in the length of the text; any text is accepted. Matches come best first, one per error: `known` if a whole
 * template was found, else `possible` ones if a message is there in part. Where no error is known, generic wording and
 * alerts lead to forks, and the verdict is `possible`. Offsets refer to the text as given.
 */
export function match(index: Index, text: string, options: MatchOptions = {}): MatchResult {
	const found = findVerified(index, text);
	let matches = rank(index, text, found);
	const mayBePossible = options.possible !== false;
	if (matches.length === 0 && mayBePossible) matches = findPossible(index, text);
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

/** All places where a template of the index stands in the text, in order of their anchors. */
export function findVerified(index: Index, text: string): Verified[] {
	const hits = new Hits();
	const scratch = new Tokens();
	findCandidates(index.scanner, text, hits, (from, to) => {
		scratch.clear();
		tokenise(text, from, to, index.vocabulary, scratch);
		for (let i = 0; i < scratch.count; i++) {
			const id = scratch.id[i] as number;
			const alt = scratch.alt[i] as number;
			if (id >= 0 && index.isSought[id] === 1) hits.push(scratch.start[i] as number, id);
			if (alt >= 0 && index.isSought[alt] === 1) hits.push((scratch.start[i] as number) + 1, alt);
		}
	});
	const found: Verified[] = [];
	if (hits.count === 0) return found;
	const buffer = new TokenBuffer(text, index.vocabulary);
	// Where the last match of each template ends: a second anchor inside it is not a second match.
	const done = new Map<object, number>();
	const surroundings = new Surroundings(text);
	hits.sort();
	for (let i = 0; i < hits.count; i++) {
		const at = hits.at(i);
		const anchor = hits.anchor(i);
		const templates = index.templatesOf[anchor] as LoadedTemplate[];
		if (templates.length === 0) continue;
		const initial = initialBehind(text, at, index.words[anchor] as string);
		if (initial < 0) continue;
		for (const template of templates) {
			if (initial !== 0 && template.followedBy !== 0 && template.followedBy !== initial) continue;
			if (at < (done.get(template) ?? 0) || quickReject(index, template, surroundings, at)) continue;
			if (!template.landmarks.every(({ word, reach }) => hits.hasNear(i, word, reach))) continue;
			const verified = verifyAt(index, buffer, template, at);
			if (!verified) continue;
			done.set(template, Math.max(verified.end, at + 1));
			found.push(verified);
		}
	}
	return found;
}

export interface MatchOptions {
	/** `false` leaves out the search for messages that are there only in part. */
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
