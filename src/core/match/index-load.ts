import { chooseAnchor } from './anchor.ts';
import { unpackSignatures } from './packed.ts';
import type { PackedIndex } from './packed.ts';
import { buildScanner } from './scan.ts';
import type { Scanner } from './scan.ts';
import { parseTemplate } from './template.ts';
import type { GapType } from './template.ts';
import { buildVocabulary } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';

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
	const numberOf = (word: string): number => {
		let number = numbers.get(word);
		if (number === undefined) {
			number = words.length;
			words.push(word);
			numbers.set(word, number);
		}
		return number;
	};

	for (const { error, title, codes, supersedes, templates: texts } of unpackSignatures(json.signatures)) {
		const loaded: LoadedError = { error, codes, supersedes, title, templates: [] };
		for (const { text, isClass } of texts) {
			const parsed = parseTemplate(text);
			if (!parsed.ok) continue;
			const elements = parsed.template.elements.map((element): Element =>
				element.is === 'word' ? numberOf(element.word) : { type: element.type, name: element.name },
			);
			const template = loadTemplate(text, elements, anchorOf(elements, words, json));
			template.error = errors.length;
			template.followedBy = initialBehind(template, words);
			template.isClass = isClass;
			loaded.templates.push(template);
			templates.push(template);
		}
		errors.push(loaded);
	}

	const weights = Uint8Array.from(words, (_, number) => weightAt(json, number));
	const templatesOf: LoadedTemplate[][] = words.map(() => []);
	for (const template of templates) {
		template.weight = new Set(template.words).values().reduce((sum, word) => sum + (weights[word] ?? 0), 0);
		templatesOf[template.anchor]?.push(template);
	}
	const isAnchor = Uint8Array.from(templatesOf, (list) => Number(list.length > 0));
	return {
		errors,
		templates,
		words,
		weights,
		vocabulary: buildVocabulary(words),
		templatesOf,
		isAnchor,
		scanner: buildScanner(
			words.map((word, number) => ({ number, word })).filter(({ number }) => isAnchor[number] === 1),
		),
	};
}

/** Which of its words a template is found by. Words are numbered in the order in which their weights were written. */
function anchorOf(elements: readonly Element[], words: readonly string[], json: PackedIndex): number {
	const places = elements.flatMap((element, place) => (typeof element === 'number' ? [place] : []));
	return chooseAnchor(
		places.map((place) => words[elements[place] as number] as string),
		(position) => weightAt(json, elements[places[position] as number] as number),
		(position) => {
			const place = places[position] as number;
			return typeof elements[place - 1] !== 'number' && typeof elements[place + 1] !== 'number';
		},
	);
}

function initialBehind({ chunks, anchorChunk, anchorElement }: LoadedTemplate, words: readonly string[]): number {
	const element = chunks[anchorChunk]?.[anchorElement + 1];
	const code = typeof element === 'number' ? (words[element] as string).charCodeAt(0) : 0;
	return code < 128 ? code : 0;
}

function loadTemplate(text: string, elements: Element[], anchorOrdinal: number): LoadedTemplate {
	const chunks: Chunk[] = [[]];
	const skips: (string | undefined)[] = [];
	const words: number[] = [];
	let anchorChunk = 0;
	let anchorElement = 0;
	let names = 0;
	for (const element of elements) {
		if (typeof element !== 'number' && element.type === '*') {
			chunks.push([]);
			skips.push(element.name);
			continue;
		}
		const chunk = chunks.at(-1) as Chunk;
		if (typeof element === 'number') {
			if (words.length === anchorOrdinal) {
				anchorChunk = chunks.length - 1;
				anchorElement = chunk.length;
			}
			words.push(element);
		} else {
			names++;
		}
		chunk.push(element);
	}
	return {
		text,
		chunks,
		skips,
		words,
		gaps: names + skips.length,
		anchor: words[anchorOrdinal] ?? (words[0] as number),
		anchorChunk,
		anchorElement,
		followedBy: 0,
		error: 0,
		isClass: false,
		weight: 0,
	};
}

function weightAt(json: PackedIndex, number: number): number {
	return json.weights.charCodeAt(number) - 48 || 0;
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

/** A word's number in the vocabulary, or a typed gap. */
export type Element = number | { type: GapType; name: string | undefined };

/** What stands between two `<*>`. */
export type Chunk = Element[];

export interface LoadedTemplate {
	text: string;
	chunks: Chunk[];
	/** Names of the `<*>` between the chunks. */
	skips: (string | undefined)[];
	/** Literal words in order. */
	words: number[];
	/** How many gaps there are. */
	gaps: number;
	/** The word candidates are found by, and where it stands. */
	anchor: number;
	anchorChunk: number;
	anchorElement: number;
	/** First letter of the word right behind the anchor, 0 if that is not a word of ASCII. */
	followedBy: number;
	/** Position in `errors`. */
	error: number;
	isClass: boolean;
	/** Sum of the weights of its distinct words. */
	weight: number;
}

export interface LoadedError {
	error: string;
	title: string | undefined;
	codes: readonly string[];
	supersedes: readonly string[];
	templates: LoadedTemplate[];
}

export interface Index {
	errors: LoadedError[];
	templates: LoadedTemplate[];
	words: string[];
	weights: Uint8Array;
	vocabulary: Vocabulary;
	/** For each word the templates it is the anchor of. */
	templatesOf: LoadedTemplate[][];
	/** 1 for words that are some template's anchor. */
	isAnchor: Uint8Array;
	scanner: Scanner;
}
