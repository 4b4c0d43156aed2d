import type { MatchResult } from '../match/result.ts';

/** Whether a text is one short line, so that it may be words to search for. Any other text is a paste. */
export function mayBeWords(text: string): boolean {
	const words = text.trim();
	return words.length > 1 && words.length <= 100 && !words.includes('\n');
}

/**
 * True for search words, which need no verdict: "no match" below every search would be noise. A text that names an
 * exception or a code, or that looks like the output of a program, is not a search.
 */
export function looksLikeSearch(text: string, { recognised }: MatchResult): boolean {
	if (recognised.exceptions.length > 0 || recognised.codes.length > 0) return false;
	return text.length < 60 && !/[\n[\]{}=<>]|\w: /.test(text);
}
