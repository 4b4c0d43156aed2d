import { isOneEditAway } from './edit-distance.ts';
import type { Index } from '../signatures/loaded-index.ts';
import type { LoadedTemplate } from '../template/template-load.ts';
import type { Tokens } from '../text/token-list.ts';

/**
 * Decides whether an alignment is a message that is there in part.
 *
 * Nearly all of the template's weight has to be there, or somewhat less where the text was visibly cut at that end.
 * Words that stand in the place of missing ones, and words in between, speak against it; another number rules it out.
 */
export function judge(context: Context, total: number): Candidate | undefined {
	const { index, template, places } = context;
	const words = template.words;
	let covered = 0;
	let contradicted = 0;
	let count = 0;
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
			place = mistyped(context, i);
			if (place < 0) {
				if (isReplaced(context, i)) {
					// Another number is another message.
					if (isNumber(index.words[words[i] as number] as string)) return undefined;
					contradicted += weight;
				}
				continue;
			}
			places[i] = place;
			covered += weight * MISTYPED;
		}
		count++;
		if (first < 0) [first, firstWord] = [place, i];
		[last, lastWord] = [place, i];
	}
	if (count < MIN_MATCHED || first < 0 || !hasCore(context)) return undefined;
	if (words.length < SHORT) return count === words.length ? shortCandidate(context, first, last, covered) : undefined;
	covered += PART_OF_WORD * partialWeight(context, last, words[lastWord + 1]);
	const share = (covered - contradicted) / total - EXTRA * extraWords(context, firstWord, lastWord);
	const isPrefix = firstWord === 0 && count === lastWord + 1;
	const isSuffix = lastWord === words.length - 1 && count === words.length - firstWord;
	const isCut =
		(isPrefix && endsInside(context, last, words[lastWord + 1])) ||
		(isSuffix && beginsInside(context, first, words[firstWord - 1]));
	if (covered < MIN_WEIGHT || share < (isCut ? CUT : WHOLE)) return undefined;
	return { template, first, last, score: share * covered };
}

/**
 * A template of few words: every one must be there, at most mistyped, and nothing between them.
 */
function shortCandidate(context: Context, first: number, last: number, covered: number): Candidate | undefined {
	const { template } = context;
	if (covered < MIN_WEIGHT_OF_SHORT || extraWords(context, 0, template.words.length - 1) > 0) return undefined;
	return { template, first, last, score: covered };
}

/**
 * Whether the words that make the message are there: most of their weight, most of the heaviest third, and most of the
 * heaviest of all. Half of a
 * template is shared with other messages as a rule, and what tells it from them is in the other half.
 */
function hasCore({ index, template, places }: Context): boolean {
	const core = new Set(template.core);
	let total = 0;
	let covered = 0;
	const weights: { weight: number; isThere: boolean }[] = [];
	template.words.forEach((word, i) => {
		if (!core.delete(word)) return;
		const weight = (index.weights[word] ?? 0) + WORD_BASE;
		const isThere = (places[i] as number) >= 0;
		total += weight;
		if (isThere) covered += weight;
		weights.push({ weight, isThere });
	});
	weights.sort((a, b) => b.weight - a.weight);
	const isMostThere = (some: typeof weights): boolean => some.filter(({ isThere }) => isThere).length * 2 > some.length;
	return (
		covered >= total * CUT &&
		isMostThere(weights.slice(0, Math.ceil(weights.length / 3))) &&
		isMostThere(weights.filter(({ weight }) => weight === weights[0]?.weight))
	);
}

/** Templates with fewer words are short. */
const SHORT = 5;
const MIN_WEIGHT_OF_SHORT = 14;

/** Added to each word's weight here, so that small words in the right order count for something. */
export const WORD_BASE = 1;

/** Share of the weight that must be there; calibrated on labelled pastes without an error of the index. */
const WHOLE = 0.85;
/** The same where the message was visibly cut. */
export const CUT = 0.55;
/** Words that must be there, and their weight. */
const MIN_MATCHED = 3;
const MIN_WEIGHT = 18;
/** What a word is worth that differs by one letter, and one that is only begun. */
const MISTYPED = 0.8;
const PART_OF_WORD = 0.5;
/** What words in between cost, as many as the template has. */
const EXTRA = 0.25;
/** How many tokens a mistyped word is looked for in. */
const SEARCHED = 4;

/** The token between the neighbours of word `i` that is one edit away from it, or two tokens that make it up; or -1. */
function mistyped(context: Context, i: number): number {
	const { index, text, tokens, template, places } = context;
	const word = index.words[template.words[i] as number] as string;
	if (word.length < 5) return -1;
	let before = i - 1;
	while (before >= 0 && (places[before] as number) < 0) before--;
	let after = i + 1;
	while (after < places.length && (places[after] as number) < 0) after++;
	const from = before >= 0 ? (places[before] as number) + 1 : Math.max(0, (places[after] as number) - SEARCHED);
	const to = after < places.length ? (places[after] as number) : from + SEARCHED;
	for (let token = from; token < Math.min(to, from + SEARCHED, tokens.count); token++) {
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
 * Whether the text stops after a token although the template goes on: at its end, at the end of a line, at dots,
 * or inside the next word.
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

/** Nothing but spaces and closing marks up to the end of the line, which may be written as an escape. */
const LINE_ENDS = /^[\s"'`)\]}.,;:*]*?(?:$|\n|\\n|\r)/;

/** The weight of the word that should come next, if only its beginning is there. */
function partialWeight({ index, text, tokens }: Context, token: number, nextWord: number | undefined): number {
	if (nextWord === undefined || token + 1 >= tokens.count) return 0;
	const next = writtenWord(text, tokens, token + 1);
	const word = index.words[nextWord] as string;
	return next.length >= 3 && next.length < word.length && word.startsWith(next) ? (index.weights[nextWord] ?? 0) : 0;
}

/**
 * Whether a quote begins at a token, there are dots, or the rest of the word that should be before it. A line that
 * begins there is not enough: it is another message with the same ending.
 */
function beginsInside({ index, text, tokens }: Context, token: number, wordBefore: number | undefined): boolean {
	if (wordBefore === undefined) return false;
	const word = index.words[wordBefore] as string;
	const start = tokens.start[token] as number;
	const previous = token > 0 ? writtenWord(text, tokens, token - 1) : '';
	const isInside = previous !== '' && word.endsWith(previous) && previous.length < word.length;
	return isInside || /(?:["'`“‘(…]|\.\.\.)$/.test(text.slice(Math.max(0, start - 3), start));
}

/** Whether another word is where word `i` should be: `StatusCode.UNIMPLEMENTED` for `StatusCode.INTERNAL`. */
function isReplaced({ text, tokens, places }: Context, i: number): boolean {
	const before = places[i - 1] ?? -1;
	const after = places[i + 1] ?? -1;
	if (before >= 0 && after >= 0) return after > before + 1;
	if (before < 0 || i < places.length - 1 || before + 1 >= tokens.count) return false;
	const between = text.slice(tokens.end[before], tokens.start[before + 1]);
	return !between.includes('\n') && between.length < 4;
}

/** Words that stand between words of the template where it has no gap, as a share of its words. */
function extraWords({ template, places }: Context, first: number, last: number): number {
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
	/** For each word of the template its token, or -1. */
	places: Int32Array;
}

export interface Candidate {
	template: LoadedTemplate;
	/** First and last word. */
	first: number;
	last: number;
	score: number;
}
