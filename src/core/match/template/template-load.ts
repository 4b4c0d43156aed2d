import { chooseAnchor } from './anchor.ts';
import { MAX_GAP, MAX_SKIP, MAX_STEP } from './reach.ts';
import type { Strength } from './template.ts';
import type { GapType } from './template.ts';

/**
 * Makes a template ready to match: cut at each `<*>`, with the word it is found by.
 *
 * @param words - the vocabulary by number
 * @param weightOf - the weight of a word by its number
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
	const anchor = best(places, chunks, words, weightOf) as Place;
	const following = chunks[anchor.chunk]?.[anchor.element + 1];
	const initial = typeof following === 'number' ? (words[following] as string).charCodeAt(0) : 0;
	const own = places.map((place) => numberAt(chunks, place));
	return {
		text,
		error,
		strength,
		isClass: strength === 'class',
		beside: [],
		unless: [],
		weight: [...new Set(own)].reduce((sum, number) => sum + weightOf(number), 0),
		chunks,
		skips,
		words: own,
		core: own,
		isRest: false,
		gaps: elements.length - places.length,
		anchor: numberAt(chunks, anchor),
		anchorChunk: anchor.chunk,
		anchorElement: anchor.element,
		reachBack: distance(chunks, { chunk: 0, element: 0 }, anchor),
		landmarks: chunks.flatMap((_, chunk) => {
			if (chunk === anchor.chunk) return [];
			const long = places.filter(
				(place) => place.chunk === chunk && (words[numberAt(chunks, place)] as string).length >= MIN_LENGTH,
			);
			const place = best(long, chunks, words, weightOf);
			return place ? [landmark(chunks, anchor, place)] : [];
		}),
		followedBy: initial < 128 ? initial : 0,
	};
}

/** Looking for shorter words takes the scanner a second pass. */
const MIN_LENGTH = 5;

/** The place of the word that is best looked for. */
function best(
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

function landmark(chunks: readonly Chunk[], anchor: Place, place: Place): Landmark {
	const isBefore = place.chunk < anchor.chunk;
	const reach = isBefore ? -distance(chunks, place, anchor) : distance(chunks, anchor, place);
	return { ...place, word: numberAt(chunks, place), reach };
}

/** How many characters can lie at most between the beginnings of two parts of a template. */
function distance(chunks: readonly Chunk[], from: Place, to: Place): number {
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

/** A word's number in the vocabulary, or a typed gap. */
export type Element = number | { type: GapType; name: string | undefined };

/** What stands between two `<*>`. */
export type Chunk = Element[];

interface Place {
	chunk: number;
	element: number;
}

/** A word on the other side of a `<*>`, without which the template cannot be there. */
export interface Landmark extends Place {
	word: number;
	/** How many characters after the anchor it begins at most; negative for before. */
	reach: number;
}

export interface LoadedTemplate {
	text: string;
	chunks: Chunk[];
	/** Names of the `<*>` between the chunks. */
	skips: (string | undefined)[];
	/** Literal words in order. */
	words: number[];
	/** Those that make the message: without the ones inside `<Task name=…>`, which other messages print too. */
	core: readonly number[];
	/** True for what is left of a template once a web page has dropped the tag in it. */
	isRest: boolean;
	/** How many gaps there are. */
	gaps: number;
	/** The word candidates are found by, and where it is. */
	anchor: number;
	anchorChunk: number;
	anchorElement: number;
	/** How many characters before its anchor the template begins at most. */
	reachBack: number;
	/** At most one for each other chunk. */
	landmarks: Landmark[];
	/** First letter of the word right after the anchor, 0 if that is not a word of ASCII. */
	followedBy: number;
	/** Position in `errors`. */
	error: number;
	strength: Strength;
	isClass: boolean;
	/** What must be near for a generic one to be known. */
	beside: readonly LoadedTemplate[];
	/** What near it shows another cause. */
	unless: readonly LoadedTemplate[];
	/** Sum of the weights of its distinct words. */
	weight: number;
}
