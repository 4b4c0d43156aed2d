import type { Index } from '../signatures/loaded-index.ts';
import { findVerified } from '../verify/find-verified.ts';
import type { Match } from '../result.ts';
import { rank } from '../rank.ts';
import { WORD } from '../text/tokens.ts';
import type { Tokens } from '../text/token-list.ts';

/**
 * Finds messages whose first or last word is glued to its neighbour: `Too many connectionsSQLSTATE[08004]`.
 *
 * A word that starts in lower case and has a capital later is split before its first capital, if the whole word is in
 * no template but one of its halves is. Templates that are class names are left out: `myTimeoutError` is one name, not
 * a word glued to `TimeoutError`.
 */
export function findGlued(index: Index, text: string, tokens: Tokens): Match[] {
	const cuts = cutsOf(index, text, tokens);
	if (cuts.length === 0) return [];
	let spaced = '';
	cuts.forEach((cut, i) => (spaced += `${text.slice(cuts[i - 1] ?? 0, cut)} `));
	spaced += text.slice(cuts.at(-1));
	// The offsets of the added spaces in `spaced`, where each space moves all later offsets by one character.
	const spaces = new Set(cuts.map((cut, i) => cut + i));
	const found = findVerified(index, spaced).filter(
		({ template, start, end }) => !template.isClass && (spaces.has(end) || spaces.has(start - 1)),
	);
	const originalOffset = (at: number): number => at - cuts.filter((cut, i) => cut + i < at).length;
	return rank(index, spaced, found).map((match) => ({
		...match,
		span: [originalOffset(match.span[0]), originalOffset(match.span[1])],
	}));
}

/** Holds one word at a time. Words that do not fit are not split. */
const charCodes = new Uint16Array(64);

function cutsOf(index: Index, text: string, tokens: Tokens): number[] {
	const cuts: number[] = [];
	for (let i = 0; i < tokens.count; i++) {
		const start = tokens.start[i] as number;
		const end = tokens.end[i] as number;
		if (tokens.kind[i] !== WORD || (tokens.id[i] as number) >= 0 || end - start > charCodes.length) continue;
		const cut = cutOf(index, text.slice(start, end));
		if (cut > 0) cuts.push(start + cut);
	}
	return cuts;
}

/** Where a word is split, or 0 if it is not. */
function cutOf(index: Index, word: string): number {
	// A word that begins with a capital is a name: `DeadlockError` is not the end of one message and the start of another.
	const cut = word.search(/[A-Z]/);
	if (cut <= 0) return 0;
	return isTemplateWord(index, word.slice(0, cut)) || isTemplateWord(index, word.slice(cut)) ? cut : 0;
}

function isTemplateWord({ vocabulary }: Index, part: string): boolean {
	for (let i = 0; i < part.length; i++) charCodes[i] = part.toLowerCase().charCodeAt(i);
	return part.length >= 3 && vocabulary.find(charCodes, 0, part.length) >= 0;
}
