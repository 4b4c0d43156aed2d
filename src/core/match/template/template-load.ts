import { chooseAnchor } from './anchor.ts';
import { MAX_GAP, MAX_SKIP, MAX_STEP } from './reach.ts';
import type { Strength } from './template.ts';
import type { GapType } from './template.ts';

/**
 * Prepares a template for matching: splits it at each `<*>` and chooses the word to search for.
 *
 * @param words - the words of the vocabulary, by index
 * @param weightOf - returns the weight of a word, given its index
 */
export function loadTemplate(
	{ text, error, strength }: { text: string; error: number; strength: Strength },
	elements: readonly Element[],
	words: readonly string[],
	weightOf: (number: number) => number,
): LoadedTemplate {
	const chunks: Chunk[] = [[]];
	const skips: (string | undefined)[] = [];
	const places: { chunk: number; element: number }[] = [];
	for (const element of elements) {
		if (typeof element !== 'number' && element.type === '*') {
			chunks.push([]);
			skips.push(element.name);
			continue;
		}
		const chunk = chunks.at(-1) as Chunk;
		if (typeof element === 'number') places.push({ chunk: chunks.length - 1, element: chunk.length });
		chunk.push(element);
	}
	const anchor = bestPlace(places, chunks, words, weightOf) as Place;
	const following = chunks[anchor.chunk]?.[anchor.element + 1];
	const initial = typeof following === 'number' ? (words[following] as string).charCodeAt(0) : 0;
	const wordNumbers = places.map((place) => numberAt(chunks, place));
	return {
		text,
		error,
		strength,
		isClass: strength === 'class',
		beside: [],
		unless: [],
		weight: [...new Set(wordNumbers)].reduce((sum, number) => sum + weightOf(number), 0),
		chunks,
		skips,
		words: wordNumbers,
		core: wordNumbers,
		isRest: false,
		gaps: elements.length - places.length,
		anchor: numberAt(chunks, anchor),
		anchorChunk: anchor.chunk,
		anchorElement: anchor.element,
		reachBack: maxDistance(chunks, { chunk: 0, element: 0 }, anchor),
		landmarks: chunks.flatMap((_, chunk) => {
			if (chunk === anchor.chunk) return [];
			const longPlaces = places.filter(
				(place) => place.chunk === chunk && (words[numberAt(chunks, place)] as string).length >= MIN_LANDMARK_LENGTH,
			);
			const place = bestPlace(longPlaces, chunks, words, weightOf);
			return place ? [landmarkAt(chunks, anchor, place)] : [];
		}),
		followedBy: initial < 128 ? initial : 0,
	};
}

/** Shorter words would cost the scanner a second pass. */
const MIN_LANDMARK_LENGTH = 5;

/** The place of the best word to search for. */
function bestPlace(
	places: readonly Place[],
	chunks: readonly Chunk[],
	words: readonly string[],
	weightOf: (number: number) => number,
): Place | undefined {
	const candidates = places.map((place) => {
		const number = numberAt(chunks, place);
		const chunk = chunks[place.chunk] as Chunk;
		const following = chunk[place.element + 1];
		return {
			word: words[number] as string,
			weight: weightOf(number),
			isAfterWord: typeof chunk[place.element - 1] === 'number',
			weightAfter: typeof following === 'number' ? weightOf(following) : undefined,
		};
	});
	return places[chooseAnchor(candidates)];
}

function numberAt(chunks: readonly Chunk[], { chunk, element }: Place): number {
	return chunks[chunk]?.[element] as number;
}

function landmarkAt(chunks: readonly Chunk[], anchor: Place, place: Place): Landmark {
	const isBefore = place.chunk < anchor.chunk;
	const reach = isBefore ? -maxDistance(chunks, place, anchor) : maxDistance(chunks, anchor, place);
	return { ...place, word: numberAt(chunks, place), reach };
}

/** The maximum number of characters between the beginnings of two parts of a template. */
function maxDistance(chunks: readonly Chunk[], from: Place, to: Place): number {
	let reach = 0;
	for (let chunk = from.chunk; chunk <= to.chunk; chunk++) {
		const elements = chunks[chunk] as Chunk;
		const first = chunk === from.chunk ? from.element : 0;
		const end = chunk === to.chunk ? to.element : elements.length;
		for (const element of elements.slice(first, end)) reach += typeof element === 'number' ? MAX_STEP : MAX_GAP;
		if (chunk < to.chunk) reach += MAX_SKIP;
	}
	return reach;
}

/** A word's index in the vocabulary, or a typed gap. */
export type Element = number | { type: GapType; name: string | undefined };

/** The elements between two `<*>`. */
export type Chunk = Element[];

interface Place {
	chunk: number;
	element: number;
}

/** A word that a `<*>` separates from the anchor, and that must be present for the template to match. */
export interface Landmark extends Place {
	word: number;
	/**
	 * Maximum distance from the start of the anchor to the start of this word; negative if the word precedes the
	 * anchor.
	 */
	reach: number;
}

export interface LoadedTemplate {
	text: string;
	chunks: Chunk[];
	/** Names of the `<*>` between the chunks. */
	skips: (string | undefined)[];
	/** Literal words in order. */
	words: number[];
	/** The essential words: those outside markup such as `<Task name=…>`, which other messages print too. */
	core: readonly number[];
	/** True for what is left of a template after a web page has dropped a tag from it. */
	isRest: boolean;
	/** Number of gaps. */
	gaps: number;
	/** The word that the scanner searches for, and its place in the template. */
	anchor: number;
	anchorChunk: number;
	anchorElement: number;
	/** Maximum number of characters from the start of the template to its anchor. */
	reachBack: number;
	/** At most one landmark for each other chunk. */
	landmarks: Landmark[];
	/** First letter of the word right after the anchor, or 0 if no ASCII word follows. */
	followedBy: number;
	/** Index into `errors`. */
	error: number;
	strength: Strength;
	isClass: boolean;
	/** Conditions, one of which must be near a match of a generic template to make its error known. */
	beside: readonly LoadedTemplate[];
	/** Conditions that show a different cause if they are near the match. */
	unless: readonly LoadedTemplate[];
	/** Sum of the weights of the distinct words. */
	weight: number;
}
