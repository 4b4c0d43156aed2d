import { CODE_BEGINS, CODE_ENDS, INLINE_COMMAND, PART_ENDS } from './index-page.ts';
import { queryWords, stemOf } from './tokens.ts';

/**
 * The sentence of a page that contains the most words of a query. Sentences that contain a command, are very short or
 * are very long do not count. Undefined if no sentence contains any of the words, for example because only code does.
 *
 * @param content The text of the page with code between the marks of `indexPage`.
 */
export function matchingSentence(content: string, query: string): string | undefined {
	const words = queryWords(query);
	const prose = content.replaceAll(CODE, PART_ENDS);
	let best: { sentence: string; found: number } | undefined;
	for (const sentence of prose.split(SENTENCE_END)) {
		if (sentence.length > MAX_SENTENCE || sentence.length < MIN_SENTENCE || sentence.includes(INLINE_COMMAND)) continue;
		const found = words.filter((word) => wordExpression(word).test(sentence)).length;
		if (found > (best?.found ?? 0)) best = { sentence, found };
	}
	return best?.sentence.trim();
}

/** Splits a text so that each word of a query in it is a separate part. These parts have the odd indexes. */
export function markWords(text: string, query: string): string[] {
	const words = queryWords(query);
	if (words.length === 0) return [text];
	const beginnings = words.map((word) => lettersAndDigits(stemOf(word))).join('|');
	return text.split(new RegExp(`(?<![\\p{L}\\p{N}])((?:${beginnings})[\\p{L}\\p{N}]*)`, 'giu'));
}

const CODE = new RegExp(`${CODE_BEGINS}[^${CODE_ENDS}]*(?:${CODE_ENDS}|$)`, 'g');
const SENTENCE_END = new RegExp(`(?<=[.!?])\\s+|\\s*${PART_ENDS}[\\s.]*`);
const MAX_SENTENCE = 300;
const MIN_SENTENCE = 20;

function wordExpression(word: string): RegExp {
	return new RegExp(`(?<![\\p{L}\\p{N}])${lettersAndDigits(stemOf(word))}`, 'iu');
}

/** The words of a query consist of letters and digits, but the expressions must not depend on that. */
function lettersAndDigits(word: string): string {
	return word.replaceAll(/[^\p{L}\p{N}]/gu, '');
}
