import type { Index } from '../signatures/loaded-index.ts';
import type { LoadedTemplate } from '../template/template-load.ts';
import { judge, MIN_CUT_SHARE, WORD_BASE } from './judge.ts';
import type { Candidate } from './judge.ts';
import type { Tokens } from '../text/token-list.ts';

/**
 * Aligns the words of a template, in order, with tokens `[from, to)` so that the aligned words have the greatest total
 * weight, and returns the alignment if it is convincing.
 *
 * This is a longest common subsequence by weight. Callers must limit the number of tokens by the length of the
 * template.
 */
export function align(
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
	// At `i * width + j`: the greatest weight that aligning the words from `i` on with the tokens from `j` on can have.
	const sums = new Float64Array((words.length + 1) * width);
	let total = 0;
	for (let i = words.length - 1; i >= 0; i--) {
		const word = words[i] as number;
		const weight = (index.weights[word] ?? 0) + WORD_BASE;
		total += weight;
		for (let j = to - from - 1; j >= 0; j--) {
			const isSame = tokens.id[from + j] === word || tokens.alt[from + j] === word;
			const withoutPair = Math.max(sums[i * width + j + 1] as number, sums[(i + 1) * width + j] as number);
			sums[i * width + j] = isSame
				? Math.max(withoutPair, (sums[(i + 1) * width + j + 1] as number) + weight)
				: withoutPair;
		}
	}
	if ((sums[0] as number) < total * WORTH_JUDGING) return undefined;

	// The choices that led to the greatest weight are followed from the start, which gives the token of each word.
	const places = new Int32Array(words.length).fill(-1);
	for (let i = 0, j = 0; i < words.length && j < to - from;) {
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

/** Whether the tokens contain enough words of the template, in any order. */
function mayCover(index: Index, tokens: Tokens, template: LoadedTemplate, from: number, to: number): boolean {
	const { weights } = index;
	// All calls share one array, instead of one set per call: a word was seen if its element is the number of this call.
	if (seen.length < weights.length) seen = new Float64Array(weights.length);
	callNumber++;
	for (let i = from; i < to; i++) {
		const id = tokens.id[i] as number;
		const alt = tokens.alt[i] as number;
		if (id >= 0) seen[id] = callNumber;
		if (alt >= 0) seen[alt] = callNumber;
	}
	let total = 0;
	let covered = 0;
	for (const word of template.words) {
		const weight = (weights[word] as number) + WORD_BASE;
		total += weight;
		if (seen[word] === callNumber) covered += weight;
	}
	return covered >= total * WORTH_JUDGING;
}

let seen = new Float64Array(0);
let callNumber = 0;

/** Minimum share of the weight that is worth judging; below `MIN_CUT_SHARE`, because mistyped words may add to it. */
const WORTH_JUDGING = 0.8 * MIN_CUT_SHARE;
