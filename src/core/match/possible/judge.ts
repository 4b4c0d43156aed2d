import { isOneEditAway } from './edit-distance.ts';
import type { Index } from '../signatures/loaded-index.ts';
import type { LoadedTemplate } from '../template/template-load.ts';
import type { Tokens } from '../text/token-list.ts';

/**
 * Decides whether an alignment is a partial message.
 *
 * Nearly all of the template's weight must be present, or a little more than half if the text was visibly cut where
 * words are missing. Extra words, and words in place of missing ones, count against the alignment; a different number
 * rules it out.
 *
 * @param total The weight of all words of the template.
 */
export function judge(context: Context, total: number): Candidate | undefined {
	const { index, template, places } = context;
	const words = template.words;
	let covered = 0;
	let contradicted = 0;
	let matched = 0;
	// The first and last matched words: their tokens in the text, and their indexes in the template.
	let first = -1;
	let last = -1;
	let firstWord = -1;
	let lastWord = -1;
	for (let i = 0; i < words.length; i++) {
		let place = places[i] as number;
		const weight = (index.weights[words[i] as number] ?? 0) + WORD_BASE;
		if (place >= 0) {
			covered += weight;
		} else {
			place = findMistyped(context, i);
			if (place < 0) {
				if (isReplaced(context, i)) {
					// A different number makes it a different message.
					if (isNumber(index.words[words[i] as number] as string)) return undefined;
					contradicted += weight;
				}
				continue;
			}
			places[i] = place;
			covered += weight * MISTYPED_FACTOR;
		}
		matched++;
		if (first < 0) [first, firstWord] = [place, i];
		[last, lastWord] = [place, i];
	}
	if (matched < MIN_MATCHED || first < 0 || !hasCore(context)) return undefined;
	if (words.length < SHORT_LENGTH)
		return matched === words.length ? shortCandidate(context, first, last, covered) : undefined;
	covered += CUT_WORD_FACTOR * partialWeight(context, last, words[lastWord + 1]);
	const share = (covered - contradicted) / total - EXTRA_COST * extraShare(context, firstWord, lastWord);
	const isPrefix = firstWord === 0 && matched === lastWord + 1;
	const isSuffix = lastWord === words.length - 1 && matched === words.length - firstWord;
	const isCut =
		(isPrefix && endsInside(context, last, words[lastWord + 1])) ||
		(isSuffix && beginsInside(context, first, words[firstWord - 1]));
	if (covered < MIN_WEIGHT || share < (isCut ? MIN_CUT_SHARE : MIN_SHARE)) return undefined;
	return { template, first, last, score: share * covered };
}

/** Judges a template of few words: each word must be present, at most mistyped, with no other words between them. */
function shortCandidate(context: Context, first: number, last: number, covered: number): Candidate | undefined {
	const { template } = context;
	if (covered < MIN_WEIGHT_OF_SHORT || extraShare(context, 0, template.words.length - 1) > 0) return undefined;
	return { template, first, last, score: covered };
}

/**
 * Whether the essential words are present: most of their total weight, most of the heaviest third, and most of those
 * that share the greatest weight. Other messages often contain half of a template, but not the half with its
 * distinctive words.
 */
function hasCore({ index, template, places }: Context): boolean {
	const core = new Set(template.core);
	let total = 0;
	let covered = 0;
	const weights: { weight: number; isThere: boolean }[] = [];
	template.words.forEach((word, i) => {
		// `delete` returns false for words outside the core, and for a word that has been counted already.
		if (!core.delete(word)) return;
		const weight = (index.weights[word] ?? 0) + WORD_BASE;
		const isThere = (places[i] as number) >= 0;
		total += weight;
		if (isThere) covered += weight;
		weights.push({ weight, isThere });
	});
	weights.sort((a, b) => b.weight - a.weight);
	const areMostThere = (some: typeof weights): boolean =>
		some.filter(({ isThere }) => isThere).length * 2 > some.length;
	return (
		covered >= total * MIN_CUT_SHARE &&
		areMostThere(weights.slice(0, Math.ceil(weights.length / 3))) &&
		areMostThere(weights.filter(({ weight }) => weight === weights[0]?.weight))
	);
}

/** A template with fewer words than this is short. */
const SHORT_LENGTH = 5;
const MIN_WEIGHT_OF_SHORT = 14;

/** Added to each word's weight here, so that small words in the right order count for something. */
export const WORD_BASE = 1;

/** Share of the weight that must be present, calibrated on labelled pastes that show no error of the index. */
const MIN_SHARE = 0.85;
/** Share of the weight that must be present where the message was visibly cut. */
export const MIN_CUT_SHARE = 0.55;
/** Minimum number of matched words, and their minimum weight. */
const MIN_MATCHED = 3;
const MIN_WEIGHT = 18;
/** Factors for the weight of a word that differs by one letter, and of a word that is cut off. */
const MISTYPED_FACTOR = 0.8;
const CUT_WORD_FACTOR = 0.5;
/** Cost of as many extra words as the template has words; fewer words cost proportionally less. */
const EXTRA_COST = 0.25;
/** Number of tokens in which a mistyped word is searched for. */
const MAX_SEARCHED = 4;

/**
 * The token between the matched neighbours of word `i` that is one edit away from it, or the first of two tokens that
 * form it together; or -1.
 */
function findMistyped(context: Context, i: number): number {
	const { index, text, tokens, template, places } = context;
	const word = index.words[template.words[i] as number] as string;
	if (word.length < 5) return -1;
	let before = i - 1;
	while (before >= 0 && (places[before] as number) < 0) before--;
	let after = i + 1;
	while (after < places.length && (places[after] as number) < 0) after++;
	const from = before >= 0 ? (places[before] as number) + 1 : Math.max(0, (places[after] as number) - MAX_SEARCHED);
	const to = after < places.length ? (places[after] as number) : from + MAX_SEARCHED;
	for (let token = from; token < Math.min(to, from + MAX_SEARCHED, tokens.count); token++) {
		const written = writtenWord(text, tokens, token);
		if (Math.abs(written.length - word.length) <= 1 && isOneEditAway(written, word)) return token;
		if (
			token + 1 < tokens.count &&
			word.startsWith(written) &&
			written + writtenWord(text, tokens, token + 1) === word
		) {
			return token;
		}
	}
	return -1;
}

/**
 * Whether the text stops after a token, or after the beginning of the template's next word, although the template
 * continues: the text or the line ends, or dots or a count such as `+3` follow.
 */
function endsInside({ index, text, tokens }: Context, token: number, nextWord: number | undefined): boolean {
	if (nextWord === undefined) return false;
	const word = index.words[nextWord] as string;
	let end = tokens.end[token] as number;
	if (token + 1 < tokens.count) {
		const next = writtenWord(text, tokens, token + 1);
		if (word.startsWith(next) && next.length < word.length) end = tokens.end[token + 1] as number;
	}
	const rest = text.slice(end, end + 40);
	return LINE_ENDS.test(rest) || /^[^A-Z0-9\n]{0,3}(?:\.\.\.|…|"?\s?\+\d)/i.test(rest);
}

/** Only spaces and closing marks up to the end of the line, which may be written as an escape. */
const LINE_ENDS = /^[\s"'`)\]}.,;:*]*?(?:$|\n|\\n|\r)/;

/** The weight of the next word, if only its beginning is present. */
function partialWeight({ index, text, tokens }: Context, token: number, nextWord: number | undefined): number {
	if (nextWord === undefined || token + 1 >= tokens.count) return 0;
	const next = writtenWord(text, tokens, token + 1);
	const word = index.words[nextWord] as string;
	return next.length >= 3 && next.length < word.length && word.startsWith(next) ? (index.weights[nextWord] ?? 0) : 0;
}

/**
 * Whether the message was cut before a token: a quotation or a bracket opens there, dots precede it, or it follows the
 * end of the missing word. The start of a line is not enough, because another message may have the same ending.
 */
function beginsInside({ index, text, tokens }: Context, token: number, wordBefore: number | undefined): boolean {
	if (wordBefore === undefined) return false;
	const word = index.words[wordBefore] as string;
	const start = tokens.start[token] as number;
	const previous = token > 0 ? writtenWord(text, tokens, token - 1) : '';
	const isInside = previous !== '' && word.endsWith(previous) && previous.length < word.length;
	return isInside || /(?:["'`“‘(…]|\.\.\.)$/.test(text.slice(Math.max(0, start - 3), start));
}

/** Whether a different word replaces word `i`: `StatusCode.UNIMPLEMENTED` for `StatusCode.INTERNAL`. */
function isReplaced({ text, tokens, places }: Context, i: number): boolean {
	const before = places[i - 1] ?? -1;
	const after = places[i + 1] ?? -1;
	if (before >= 0 && after >= 0) return after > before + 1;
	// The last word counts as replaced if a different word follows closely on the same line.
	if (before < 0 || i < places.length - 1 || before + 1 >= tokens.count) return false;
	const between = text.slice(tokens.end[before], tokens.start[before + 1]);
	return !between.includes('\n') && between.length < 4;
}

/**
 * How many words are between the matched words, in addition to those of the template and up to eight for each gap,
 * divided by the number of the template's words.
 */
function extraShare({ template, places }: Context, first: number, last: number): number {
	let extra = (places[last] as number) - (places[first] as number) - (last - first);
	extra -= template.gaps * 8;
	return Math.max(0, extra) / template.words.length;
}

function isNumber(word: string): boolean {
	const code = word.charCodeAt(0);
	return code >= 48 && code <= 57;
}

function writtenWord(text: string, tokens: Tokens, token: number): string {
	return text.slice(tokens.start[token], tokens.end[token]).toLowerCase();
}

export interface Context {
	index: Index;
	text: string;
	tokens: Tokens;
	template: LoadedTemplate;
	/** The token of each word of the template, or -1. */
	places: Int32Array;
}

export interface Candidate {
	template: LoadedTemplate;
	/** First and last token. */
	first: number;
	last: number;
	score: number;
}
