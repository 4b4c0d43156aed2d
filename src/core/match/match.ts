import { findPossible, MAX_PASTE_LENGTH } from './possible/fallback.ts';
import { findForks } from './fork.ts';
import { findVerified } from './verify/find-verified.ts';
import type { Index } from './signatures/loaded-index.ts';
import { rank } from './rank.ts';
import { recognise } from './recognise.ts';
import type { Fork, MatchOptions, MatchResult, Recognised } from './result.ts';

/**
 * Finds the known errors in a text.
 *
 * Accepts any text and takes time linear in its length. Matches come best first, one per error. They are `known` if a
 * whole template was found and nothing contradicts it; otherwise they are `possible`, each with its reason for doubt.
 * If no error is known, generic messages and alerts are reported as forks; if there are only forks, the verdict is
 * `possible`. Offsets refer to the original text.
 */
export function match(index: Index, text: string, options: MatchOptions = {}): MatchResult {
	const found = findVerified(index, text);
	let matches = rank(index, text, found);
	const allowPossible = options.possible !== false;
	if (matches[0]?.verdict !== 'known') matches = allowPossible ? findPossible(index, text, matches) : [];
	const isKnown = matches[0]?.verdict === 'known';
	const forks = isKnown || !allowPossible ? [] : forksIn(index, text);
	return {
		verdict: matches[0]?.verdict ?? (forks.length > 0 ? 'possible' : 'unknown'),
		matches,
		forks,
		recognised: matches.length + forks.length === 0 ? recognise(text) : NOTHING,
	};
}

function forksIn({ forks }: Index, text: string): Fork[] {
	if (!forks || text.length > MAX_PASTE_LENGTH) return [];
	return findForks(forks, text, findVerified(forks.index, text));
}

const NOTHING: Recognised = { codes: [], exceptions: [], components: [] };
