import type { Index } from '../signatures/loaded-index.ts';
import type { Match } from '../result.ts';

/**
 * Finds errors by their codes. A code alone or in a link such as `sqlalche.me/e/20/3o7r` makes its error known, unless
 * the code is a short number. A code after a word that announces it, such as `SQLSTATE 53300`, makes its error
 * possible, because errors may share a code.
 */
export function findByCode(index: Index, text: string): Match[] {
	const trimmed = text.trim();
	const matches: Match[] = [];
	if (trimmed.length <= MAX_CODE_LENGTH) addMatches(index, matches, trimmed, text.indexOf(trimmed), 'known', false);
	for (const [expression, verdict] of CONTEXTS) {
		for (const found of text.matchAll(expression)) {
			const code = found[1];
			if (code === undefined) continue;
			addMatches(index, matches, code, found.index + found[0].lastIndexOf(code), verdict, true);
		}
		if (matches.length > 0) return matches;
	}
	return matches;
}

const MAX_CODE_LENGTH = 40;
const CONTEXTS: readonly [RegExp, Match['verdict']][] = [
	[/\/e\/(?:\d{1,3}\/)?([A-Za-z0-9][\w.-]{1,39})/g, 'known'],
	[/\b(?:SQLSTATE|pgcode|code)[ :=[("'\\`]{1,6}([A-Z0-9][\w-]{2,39})/gi, 'possible'],
];

function addMatches(
	index: Index,
	matches: Match[],
	code: string,
	at: number,
	usualVerdict: Match['verdict'],
	isAnnounced: boolean,
): void {
	const lowerCode = code.toLowerCase();
	// A short number can mean many things: alone it says little, and after `code` nothing.
	const isShortNumber = /^\d{1,4}$/.test(code);
	if (isShortNumber && isAnnounced) return;
	const verdict = isShortNumber ? 'possible' : usualVerdict;
	for (const { error, title, codes } of index.errors) {
		if (!codes.some((known) => known.toLowerCase() === lowerCode)) continue;
		if (matches.some((match) => match.error === error)) continue;
		matches.push({
			error,
			...(title === undefined ? {} : { title }),
			verdict,
			...(verdict === 'possible' && { doubt: { why: 'code' } }),
			template: code,
			span: [at, at + code.length],
			params: [],
			weight: 0,
			count: 1,
		});
	}
}
