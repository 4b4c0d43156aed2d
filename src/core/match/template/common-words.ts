import { BACKGROUND } from '../corpus/background.ts';
import { wordsOf } from '../text/tokens.ts';

/**
 * How distinctive a word is, from 0 to 9: 9 if ordinary log lines never use it, 4 for `the` or `connection`. A word of
 * one character weighs nothing, a word of two characters at most 2, and a number at most 4.
 *
 * The weight comes from counts in the background corpus. It is needed only to build an index, never in the browser.
 */
export function wordWeight(word: string): number {
	if (word.length === 1) return 0;
	const lines = frequencies().get(word) ?? 0;
	const weight = Math.round(Math.log2((BACKGROUND.length + 1) / (lines + 1)));
	const capped = Math.min(9, Math.max(0, weight));
	return word.length <= 2 ? Math.min(capped, 2) : /^\d+$/.test(word) ? Math.min(capped, 4) : capped;
}

/** The number of background lines that contain a word. */
export function backgroundCount(word: string): number {
	return frequencies().get(word) ?? 0;
}

let counted: Map<string, number> | undefined;

function frequencies(): Map<string, number> {
	if (counted) return counted;
	counted = new Map();
	for (const line of BACKGROUND) {
		for (const word of new Set(wordsOf(line).map((token) => token.word))) {
			counted.set(word, (counted.get(word) ?? 0) + 1);
		}
	}
	return counted;
}
