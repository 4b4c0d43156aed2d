import { align } from './align.ts';
import { findByCode } from './codes.ts';
import { findGlued } from './glued.ts';
import type { Index } from '../signatures/loaded-index.ts';
import type { LoadedTemplate } from '../template/template-load.ts';
import type { Candidate } from './judge.ts';
import type { Match } from '../result.ts';
import { Tokens } from '../text/token-list.ts';
import { tokenise } from '../text/tokens.ts';

/**
 * Finds errors by their codes, and messages that are glued to a neighbour, cut off, mistyped or reworded. A code in a
 * link or alone makes its error known, and so does a message that is merely glued to its neighbour, because all of it
 * is there. If no error is known, returns at most three possible matches, by weight.
 *
 * Where a rare word of a template is found, the template's words are aligned in order with the words around it. An
 * alignment counts if it covers nearly all of the template's weight. A little more than half is enough if the rest was
 * visibly cut: the paste, a line or a shortened title ends inside the message, or a quotation begins inside it. Texts
 * of more than 131,072 characters are not searched, because they are unlikely to be pastes.
 *
 * @param doubtful The matches that were verified but are in doubt. They are possible matches too.
 */
export function findPossible(index: Index, text: string, doubtful: readonly Match[]): Match[] {
	if (text.length > MAX_PASTE_LENGTH) return doubtful.slice(0, MAX_MATCHES);
	const byCode = findByCode(index, text);
	if (byCode.some(({ verdict }) => verdict === 'known')) return byCode;
	const tokens = new Tokens();
	tokenise(text, 0, text.length, index.vocabulary, tokens);
	const glued = findGlued(index, text, tokens);
	if (glued.some(({ verdict }) => verdict === 'known')) return glued;

	const bestByError = new Map<number, Candidate>();
	const searchedUntil = new Map<LoadedTemplate, number>();
	for (let at = 0; at < tokens.count; at++) {
		const id = tokens.id[at] as number;
		const word = id >= 0 ? id : (tokens.alt[at] as number);
		if (word < 0) continue;
		for (const template of templatesByRareWord(index).get(word) ?? []) {
			if (at < (searchedUntil.get(template) ?? 0)) continue;
			const reach = reachOf(template);
			searchedUntil.set(template, at + reach);
			const candidate = align(
				index,
				text,
				tokens,
				template,
				Math.max(0, at - reach),
				Math.min(tokens.count, at + reach),
			);
			if (candidate && candidate.score > (bestByError.get(template.error)?.score ?? 0))
				bestByError.set(template.error, candidate);
		}
	}
	const partial = [...bestByError.values()]
		.sort((a, b) => b.score - a.score)
		.map((candidate) => toMatch(index, tokens, candidate));
	const found = [...doubtful, ...glued, ...partial].sort((a, b) => b.weight - a.weight);
	return (found.length > 0 ? found.filter(isFirstOfItsError) : byCode).slice(0, MAX_MATCHES);
}

function isFirstOfItsError({ error }: Match, at: number, all: readonly Match[]): boolean {
	return all.findIndex((other) => other.error === error) === at;
}

/** Longer texts are not searched for partial messages. */
export const MAX_PASTE_LENGTH = 131_072;
const MAX_MATCHES = 3;
/** Templates with fewer words must match exactly, and so must generic ones and class names. */
const MIN_WORDS = 3;
/** An alignment starts at a word that is at least this rare. */
const MIN_RARE_WEIGHT = 6;

const rareCache = new WeakMap<Index, Map<number, LoadedTemplate[]>>();

/** The templates that contain each rare word. */
function templatesByRareWord(index: Index): Map<number, LoadedTemplate[]> {
	let map = rareCache.get(index);
	if (map) return map;
	map = new Map();
	for (const template of index.templates) {
		if (template.strength !== 'message' || template.isRest || template.words.length < MIN_WORDS) continue;
		for (const word of new Set(template.words)) {
			if ((index.weights[word] ?? 0) < MIN_RARE_WEIGHT) continue;
			const list = map.get(word);
			if (list) list.push(template);
			else map.set(word, [template]);
		}
	}
	rareCache.set(index, map);
	return map;
}

/** How many tokens before and after one of its words a template may reach. */
function reachOf(template: LoadedTemplate): number {
	return template.words.length + template.gaps * 8 + 6;
}

function toMatch(index: Index, tokens: Tokens, { template, first, last }: Candidate): Match {
	const loaded = index.errors[template.error];
	return {
		error: loaded?.error ?? '',
		...(loaded?.title === undefined ? {} : { title: loaded.title }),
		verdict: 'possible',
		doubt: { why: 'part' },
		template: template.text,
		span: [tokens.start[first] as number, tokens.end[last] as number],
		params: [],
		weight: template.weight,
		count: 1,
	};
}
