import { findByCode } from './codes.ts';
import { isOneEditAway } from './edit-distance.ts';
import type { Index, LoadedTemplate } from './index-load.ts';
import type { Match } from './match.ts';
import { Tokens, tokenise } from './tokens.ts';

/**
 * Messages that are there in part: cut off, garbled, mistyped or reworded. At most three, most certain first.
 *
 * For each place with a rare word of a template, the template's words are aligned in order with the words around it.
 * Kept are alignments that cover nearly all of the template's weight, or somewhat less where the rest was visibly cut:
 * the paste, or a shortened title, ends inside the message, or a quote or line begins inside it. Pastes only; in a
 * text longer than 128 KiB nothing is possible, it is known or not.
 */
export function findPossible(index: Index, text: string): Match[] {
	if (text.length > LONGEST_PASTE) return [];
	const byCode = findByCode(index, text);
	if (byCode.some(({ verdict }) => verdict === 'known')) return byCode;
	const tokens = new Tokens();
	tokenise(text, 0, text.length, index.vocabulary, tokens);

	const best = new Map<number, Candidate>();
	const looked = new Map<LoadedTemplate, number>();
	for (let at = 0; at < tokens.count; at++) {
		const id = tokens.id[at] as number;
		const word = id >= 0 ? id : (tokens.alt[at] as number);
		if (word < 0) continue;
		for (const template of rareWords(index).get(word) ?? []) {
			if (at < (looked.get(template) ?? 0)) continue;
			const reach = reachOf(template);
			looked.set(template, at + reach);
			const candidate = align(index, text, tokens, template, Math.max(0, at - reach), Math.min(tokens.count, at + reach));
			if (candidate && candidate.score > (best.get(template.error)?.score ?? 0)) best.set(template.error, candidate);
		}
	}
	const found = [...best.values()].sort((a, b) => b.score - a.score).slice(0, MOST);
	return found.length > 0 ? found.map((candidate) => toMatch(index, text, tokens, candidate)) : byCode;
}

const LONGEST_PASTE = 131_072;
const MOST = 3;
/** Share of the weight that must be there; calibrated on labelled pastes without an error of the index. */
const WHOLE = 0.85;
/** The same where the message was visibly cut. */
const CUT = 0.55;
/** Shorter templates are found whole or not at all. */
const LEAST_WORDS = 5;
/** Words that must be there, and their weight. */
const LEAST_MATCHED = 3;
const LEAST_WEIGHT = 18;
/** Words at least this rare start an alignment. */
const RARE = 6;
/** What a word is worth that differs by one letter. */
const MISTYPED = 0.8;

const rareCache = new WeakMap<Index, Map<number, LoadedTemplate[]>>();

/** Templates by each of their rare words. */
function rareWords(index: Index): Map<number, LoadedTemplate[]> {
	let map = rareCache.get(index);
	if (map) return map;
	map = new Map();
	for (const template of index.templates) {
		if (template.isClass || template.words.length < LEAST_WORDS) continue;
		for (const word of new Set(template.words)) {
			if ((index.weights[word] ?? 0) < RARE) continue;
			const list = map.get(word);
			if (list) list.push(template);
			else map.set(word, [template]);
		}
	}
	rareCache.set(index, map);
	return map;
}

function reachOf(template: LoadedTemplate): number {
	return template.words.length + template.gaps * 8 + 6;
}

/** The heaviest way to read words of the template in order from tokens `[from, to)`. */
function align(
	index: Index,
	text: string,
	tokens: Tokens,
	template: LoadedTemplate,
	from: number,
	to: number,
): Candidate | undefined {
	const words = template.words;
	if (!mayCover(index, tokens, template, from, to)) return undefined;
	const width = to - from + 1;
	const sums = new Float64Array((words.length + 1) * width);
	let total = 0;
	for (let i = words.length - 1; i >= 0; i--) {
		const word = words[i] as number;
		const weight = (index.weights[word] ?? 0) + WORD_BASE;
		total += weight;
		for (let j = to - from - 1; j >= 0; j--) {
			const isSame = tokens.id[from + j] === word || tokens.alt[from + j] === word;
			const without = Math.max(sums[i * width + j + 1] as number, sums[(i + 1) * width + j] as number);
			sums[i * width + j] = isSame ? Math.max(without, (sums[(i + 1) * width + j + 1] as number) + weight) : without;
		}
	}
	if ((sums[0] as number) < total * CUT * 0.8) return undefined;

	const places = new Int32Array(words.length).fill(-1);
	for (let i = 0, j = 0; i < words.length && j < to - from; ) {
		const word = words[i] as number;
		const isSame = tokens.id[from + j] === word || tokens.alt[from + j] === word;
		const weight = (index.weights[word] ?? 0) + WORD_BASE;
		if (isSame && sums[i * width + j] === (sums[(i + 1) * width + j + 1] as number) + weight) {
			places[i++] = from + j++;
		} else if (sums[i * width + j] === sums[(i + 1) * width + j]) {
			i++;
		} else {
			j++;
		}
	}
	return judge({ index, text, tokens, template, places }, total);
}

/** Whether enough words of the template are there at all, in whatever order. */
function mayCover(index: Index, tokens: Tokens, template: LoadedTemplate, from: number, to: number): boolean {
	const there = new Set<number>();
	for (let i = from; i < to; i++) {
		if ((tokens.id[i] as number) >= 0) there.add(tokens.id[i] as number);
		if ((tokens.alt[i] as number) >= 0) there.add(tokens.alt[i] as number);
	}
	let total = 0;
	let covered = 0;
	for (const word of template.words) {
		const weight = (index.weights[word] ?? 0) + WORD_BASE;
		total += weight;
		if (there.has(word)) covered += weight;
	}
	return covered >= total * CUT * 0.8;
}

/** Added to each word's weight here, so that small words in the right order count for something. */
const WORD_BASE = 1;

function judge(context: Context, total: number): Candidate | undefined {
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
	if (count < LEAST_MATCHED || first < 0) return undefined;
	covered += PART_OF_WORD * partialWeight(context, last, words[lastWord + 1]);
	const share = (covered - contradicted) / total - EXTRA * extraWords(context, firstWord, lastWord);
	const isPrefix = firstWord === 0 && count === lastWord + 1;
	const isSuffix = lastWord === words.length - 1 && count === words.length - firstWord;
	const isCut =
		(isPrefix && endsInside(context, last, words[lastWord + 1])) ||
		(isSuffix && beginsInside(context, first, words[firstWord - 1]));
	if (covered < LEAST_WEIGHT || share < (isCut ? CUT : WHOLE)) return undefined;
	return { template, first, last, score: share * covered };
}

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
		if (token + 1 < tokens.count && word.startsWith(written) && written + writtenWord(text, tokens, token + 1) === word) {
			return token;
		}
	}
	return -1;
}

/** Whether the text stops behind a token although the template goes on: at its end, at dots, or inside the next word. */
function endsInside({ index, text, tokens }: Context, token: number, nextWord: number | undefined): boolean {
	if (nextWord === undefined) return false;
	const word = index.words[nextWord] as string;
	let end = tokens.end[token] as number;
	if (token + 1 < tokens.count) {
		const next = writtenWord(text, tokens, token + 1);
		if (word.startsWith(next) && next.length < word.length) end = tokens.end[token + 1] as number;
	}
	const rest = text.slice(end, end + 8);
	return rest.trim() === '' ? end + 8 >= text.length || rest.includes('\n') : /^[^A-Za-z0-9\n]{0,3}(?:\.\.\.|…|"?\s?\+\d)/.test(rest);
}

/** The weight of the word that should come next, if only its beginning is there. */
function partialWeight({ index, text, tokens }: Context, token: number, nextWord: number | undefined): number {
	if (nextWord === undefined || token + 1 >= tokens.count) return 0;
	const next = writtenWord(text, tokens, token + 1);
	const word = index.words[nextWord] as string;
	return next.length >= 3 && next.length < word.length && word.startsWith(next) ? (index.weights[nextWord] ?? 0) : 0;
}

/** What the beginning of a word is worth. */
const PART_OF_WORD = 0.5;

/** Whether a quote, a line or the text begins at a token, or inside the word that should stand before it. */
function beginsInside({ index, text, tokens }: Context, token: number, wordBefore: number | undefined): boolean {
	if (wordBefore === undefined) return false;
	const word = index.words[wordBefore] as string;
	let start = tokens.start[token] as number;
	if (token > 0) {
		const previous = writtenWord(text, tokens, token - 1);
		if (word.endsWith(previous) && previous.length < word.length) start = tokens.start[token - 1] as number;
	}
	const before = text.slice(Math.max(0, start - 4), start);
	return start === 0 || /(?:^\s*|["'`“‘(]|\.\.\.|…|\n\s*)$/.test(start < 4 ? before : `-${before}`);
}

/** Whether another word stands where word `i` should: `StatusCode.UNIMPLEMENTED` for `StatusCode.INTERNAL`. */
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

/** What each such share costs. */
const EXTRA = 0.25;
/** How many tokens a mistyped word is looked for in. */
const SEARCHED = 4;

function writtenWord(text: string, tokens: Tokens, token: number): string {
	return text.slice(tokens.start[token], tokens.end[token]).toLowerCase();
}

function toMatch(index: Index, text: string, tokens: Tokens, { template, first, last }: Candidate): Match {
	const loaded = index.errors[template.error];
	return {
		error: loaded?.error ?? '',
		...(loaded?.title === undefined ? {} : { title: loaded.title }),
		verdict: 'possible',
		template: template.text,
		span: [tokens.start[first] as number, tokens.end[last] as number],
		params: [],
		weight: template.weight,
		count: 1,
	};
}

interface Context {
	index: Index;
	text: string;
	tokens: Tokens;
	template: LoadedTemplate;
	/** For each word of the template its token, or -1. */
	places: Int32Array;
}

interface Candidate {
	template: LoadedTemplate;
	/** First and last word. */
	first: number;
	last: number;
	score: number;
}
