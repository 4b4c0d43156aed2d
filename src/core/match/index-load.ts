import { FIRST_ANCHOR } from './packed.ts';
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

	for (const [error, strengths, anchors, texts, codes, supersedes, title] of json.signatures) {
		const loaded: LoadedError = { error, codes, supersedes, title: title || undefined, templates: [] };
		texts.forEach((text, i) => {
			const parsed = parseTemplate(text);
			if (!parsed.ok) return;
			const elements = parsed.template.elements.map(
				(element): Element => (element.is === 'word' ? numberOf(element.word) : { type: element.type, name: element.name }),
			);
			const template = loadTemplate(text, elements, anchors.charCodeAt(i) - FIRST_ANCHOR);
			template.error = errors.length;
			template.isClass = strengths[i] === 'c';
			loaded.templates.push(template);
			templates.push(template);
		});
		errors.push(loaded);
	}

	const weights = Uint8Array.from(words, (_, i) => json.weights.charCodeAt(i) - 48 || 0);
	const templatesOf = new Map<number, LoadedTemplate[]>();
	for (const template of templates) {
		template.weight = new Set(template.words).values().reduce((sum, word) => sum + (weights[word] ?? 0), 0);
		const list = templatesOf.get(template.anchor);
		if (list) list.push(template);
		else templatesOf.set(template.anchor, [template]);
	}
	const anchorWords = [...templatesOf.keys()];
	const isAnchor = new Uint8Array(words.length);
	for (const word of anchorWords) isAnchor[word] = 1;
	return {
		errors,
		templates,
		words,
		weights,
		vocabulary: buildVocabulary(words),
		templatesOf,
		isAnchor,
		scanner: buildScanner(anchorWords.map((number) => ({ number, word: words[number] as string }))),
	};
}

function loadTemplate(text: string, elements: Element[], anchorOrdinal: number): LoadedTemplate {
	const chunks: Chunk[] = [[]];
	const words: number[] = [];
	let anchorChunk = 0;
	let anchorElement = 0;
	let names = 0;
	for (const element of elements) {
		if (typeof element !== 'number' && element.type === '*') {
			chunks.push([]);
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
		words,
		gaps: names,
		anchor: words[anchorOrdinal] ?? (words[0] as number),
		anchorChunk,
		anchorElement,
		error: 0,
		isClass: false,
		weight: 0,
	};
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
		Array.isArray(value.signatures)
	);
}

/** A word's number in the vocabulary, or a typed gap. */
export type Element = number | { type: GapType; name: string | undefined };

/** What stands between two `<*>`. */
export type Chunk = Element[];

export interface LoadedTemplate {
	text: string;
	chunks: Chunk[];
	/** Literal words in order. */
	words: number[];
	/** How many typed gaps there are. */
	gaps: number;
	/** The word candidates are found by, and where it stands. */
	anchor: number;
	anchorChunk: number;
	anchorElement: number;
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
	templatesOf: Map<number, LoadedTemplate[]>;
	/** 1 for words that are some template's anchor. */
	isAnchor: Uint8Array;
	scanner: Scanner;
}
