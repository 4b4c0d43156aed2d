import { align } from './align.ts';
import { findByCode } from './codes.ts';
import type { Index } from './index-load.ts';
import type { LoadedTemplate } from './template-load.ts';
import type { Candidate } from './judge.ts';
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
			const candidate = align(
				index,
				text,
				tokens,
				template,
				Math.max(0, at - reach),
				Math.min(tokens.count, at + reach),
			);
			if (candidate && candidate.score > (best.get(template.error)?.score ?? 0)) best.set(template.error, candidate);
		}
	}
	const found = [...best.values()].sort((a, b) => b.score - a.score).slice(0, MOST);
	return found.length > 0 ? found.map((candidate) => toMatch(index, tokens, candidate)) : byCode;
}

/** In a longer text nothing is possible. */
export const LONGEST_PASTE = 131_072;
const MOST = 3;
/** Shorter templates are found whole or not at all. */
const LEAST_WORDS = 5;
/** Words at least this rare start an alignment. */
const RARE = 6;

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

function toMatch(index: Index, tokens: Tokens, { template, first, last }: Candidate): Match {
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
