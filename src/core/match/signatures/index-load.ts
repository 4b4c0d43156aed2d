import type { ForkIndex, Index, LoadedError } from './loaded-index.ts';
import { withoutMarkup } from '../template/markup.ts';
import { unpackSignatures, unpackWeights } from './packed.ts';
import type { Conditions, PackedIndex } from './packed.ts';
import type { Strength } from '../template/template.ts';
import { buildScanner } from '../scan/scan.ts';
import { loadTemplate } from '../template/template-load.ts';
import type { Chunk, Element, LoadedTemplate } from '../template/template-load.ts';
import { parseTemplate } from '../template/template.ts';
import { buildVocabulary } from '../text/vocabulary.ts';

/**
 * Makes a packed index ready to match.
 *
 * @throws {TypeError} if the value is not a packed index of version 1.
 */
export function loadIndex(json: unknown): Index {
	if (!isPackedIndex(json)) throw new TypeError('This is not a signature index of version 1.');
	const words: string[] = [];
	const numbers = new Map<string, number>();
	const templates: LoadedTemplate[] = [];
	const errors: LoadedError[] = [];
	const storedWeights = unpackWeights(json.weights);
	const weightOf = (number: number): number => storedWeights[number] ?? 0;
	const numberOf = (word: string): number => {
		let number = numbers.get(word);
		if (number === undefined) {
			number = words.length;
			words.push(word);
			numbers.set(word, number);
		}
		return number;
	};

	const load = (text: string, strength: Strength, error: number): LoadedTemplate | undefined => {
		const parsed = parseTemplate(text);
		if (!parsed.ok) return undefined;
		const elements = parsed.template.elements.map((element): Element =>
			element.is === 'word' ? numberOf(element.word) : { type: element.type, name: element.name },
		);
		return loadTemplate({ text, error, strength }, elements, words, weightOf);
	};

	const signatures = unpackSignatures(json.signatures);
	for (const { error, title, codes, supersedes, templates: packed } of signatures) {
		const loaded: LoadedError = { error, codes, supersedes, title, templates: [] };
		for (const { text, strength } of packed) {
			const template = load(text, strength, errors.length);
			if (!template) continue;
			loaded.templates.push(template);
			templates.push(template);
			const rest = withoutMarkup(text);
			if (rest === undefined) continue;
			const restTemplate = load(rest, strength, errors.length);
			template.core = restTemplate?.words ?? template.words;
			if (!restTemplate || template.isClass || restTemplate.words.length < MIN_WORDS_WITHOUT_MARKUP) continue;
			if (templates.some(({ error, text: known }) => error === errors.length && known === restTemplate.text)) continue;
			templates.push({ ...restTemplate, isRest: true });
		}
		errors.push(loaded);
	}
	// Conditions are loaded last, because the weights in the index cover only the words of templates.
	const conditions = new Map<string, LoadedTemplate>();
	const loadConditions = (texts: readonly string[] = []): LoadedTemplate[] =>
		texts.flatMap((text) => {
			const condition = conditions.get(text) ?? load(text, 'message', -1);
			if (!condition) return [];
			conditions.set(text, condition);
			return [condition];
		});
	signatures.forEach((signature, i) => {
		const own = new Map(signature.templates.map((template): [string, Conditions] => [template.text, template]));
		for (const template of errors[i]?.templates ?? []) {
			const { beside, unless } = own.get(template.text) ?? {};
			if (template.strength === 'generic') template.beside = loadConditions(beside ?? signature.beside);
			template.unless = loadConditions([...(signature.unless ?? []), ...(unless ?? [])]);
		}
	});

	const weights = Uint8Array.from(words, (_, number) => weightOf(number));
	const followers = followersOf(templates, words);
	return {
		errors,
		templates,
		words,
		weights,
		vocabulary: buildVocabulary(words),
		templatesOf: byAnchor(templates, words),
		conditionsOf: byAnchor(conditions.values(), words),
		isSought: Uint8Array.from(followers, (list) => Number(list.length > 0)),
		scanner: buildScanner(
			words.map((word, number) => ({ number, word })).filter(({ number }) => (followers[number]?.length ?? 0) > 0),
			followers,
		),
		forks: json.forks && loadForks(json.forks),
	};
}

/** For each word, the templates whose anchor it is. */
function byAnchor(templates: Iterable<LoadedTemplate>, words: readonly string[]): LoadedTemplate[][] {
	const found: LoadedTemplate[][] = words.map(() => []);
	for (const template of templates) found[template.anchor]?.push(template);
	return found;
}

function loadForks({ index, alerts }: NonNullable<PackedIndex['forks']>): ForkIndex {
	return { index: loadIndex(index), alerts: new Map(alerts.map((name) => [name.toLowerCase(), name])) };
}

/** A template with fewer words is too weak once its tag is gone. */
const MIN_WORDS_WITHOUT_MARKUP = 3;

/**
 * For each word that is searched for as an anchor or a landmark, the words that may follow it; `undefined` if any word
 * may. Other words have an empty list.
 */
function followersOf(templates: readonly LoadedTemplate[], words: readonly string[]): (string | undefined)[][] {
	const followers: (string | undefined)[][] = words.map(() => []);
	for (const { chunks, anchorChunk, anchorElement, landmarks } of templates) {
		for (const { chunk, element } of [{ chunk: anchorChunk, element: anchorElement }, ...landmarks]) {
			const elements = chunks[chunk] as Chunk;
			const following = elements[element + 1];
			followers[elements[element] as number]?.push(typeof following === 'number' ? words[following] : undefined);
		}
	}
	return followers;
}

function isPackedIndex(value: unknown): value is PackedIndex {
	return (
		typeof value === 'object' &&
		value !== null &&
		'version' in value &&
		value.version === 1 &&
		'weights' in value &&
		typeof value.weights === 'string' &&
		'signatures' in value &&
		typeof value.signatures === 'string'
	);
}
