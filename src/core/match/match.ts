import { findPossible } from './fallback.ts';
import type { Index, LoadedTemplate } from './index-load.ts';
import { initialBehind, quickReject } from './quick-reject.ts';
import type { Absences } from './quick-reject.ts';
import { rank } from './rank.ts';
import { recognise } from './recognise.ts';
import type { Recognised } from './recognise.ts';
import { findCandidates, Hits } from './scan.ts';
import { TokenBuffer } from './token-buffer.ts';
import { tokenise, Tokens } from './tokens.ts';
import { reachBack, verify } from './verify.ts';
import type { Verified } from './verify.ts';

/**
 * Says which errors a text shows.
 *
 * Linear in the length of the text; any text is accepted. Matches come best first, one per error: `known` if a whole
 * template was found, else `possible` ones if a message is there in part. Offsets refer to the text as given.
 */
export function match(index: Index, text: string, options: MatchOptions = {}): MatchResult {
	const found = findVerified(index, text);
	let matches = rank(index, text, found);
	if (matches.length === 0 && options.possible !== false) matches = findPossible(index, text);
	return {
		verdict: matches[0]?.verdict ?? 'unknown',
		matches,
		recognised: recognise(text),
	};
}

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
			if (id >= 0 && index.isAnchor[id] === 1) hits.push(scratch.start[i] as number, id);
			if (alt >= 0 && index.isAnchor[alt] === 1) hits.push((scratch.start[i] as number) + 1, alt);
		}
	});
	const found: Verified[] = [];
	if (hits.count === 0) return found;
	const buffer = new TokenBuffer(text, index.vocabulary);
	// Where the last match of each template ends: a second anchor inside it is not a second match.
	const done = new Map<object, number>();
	const absences: Absences = new Map();
	hits.sort();
	for (let i = 0; i < hits.count; i++) {
		const at = hits.at(i);
		const anchor = hits.anchor(i);
		const initial = initialBehind(text, at, index.words[anchor] as string);
		if (initial < 0) continue;
		for (const template of index.templatesOf[anchor] as LoadedTemplate[]) {
			if (initial !== 0 && template.followedBy !== 0 && template.followedBy !== initial) continue;
			if (quickReject(index, template, text, at, absences) || at < (done.get(template) ?? 0)) continue;
			const token = buffer.seek(at, reachBack(template));
			const verified = verify(index, buffer, template, token);
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
	/** What the text names, whether or not a template matched. */
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
	/** How often the error was found in the text. */
	count: number;
}
