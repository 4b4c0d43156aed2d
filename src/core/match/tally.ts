import type { Doubt } from './result.ts';
import type { Index } from './signatures/loaded-index.ts';
import type { LoadedTemplate } from './template/template-load.ts';
import type { Verified } from './verify/verify.ts';

/**
 * Collects the verified matches of a text, in the order of their anchors: the best match of each error, and how often the
 * error happened. The text may come in chunks, since none of it is needed afterwards.
 *
 * The count of an error is that of its most frequent template, among those of the kind that is shown (messages, or classes
 * where there is no message). One failure is often written down in several ways, its class, its message and the line of a
 * caller, so a sum would count it more than once. Occurrences of one template that overlap count once.
 *
 * @typeParam T What is shown of a match. It is made when a match becomes the best one of its error.
 */
export class Tally<T> {
	#best = new Map<number, Best<T>>();
	readonly #index: Index;

	constructor(index: Index) {
		this.#index = index;
	}

	/**
	 * Adds a match.
	 *
	 * @param offset UTF-16 units before the text that the match refers to.
	 * @param doubtOf Asked only where the answer can matter.
	 */
	add(
		verified: Verified,
		offset: number,
		doubtOf: (verified: Verified) => Doubt | 'refuted' | undefined,
		show: Show<T>,
	): void {
		const { template } = verified;
		let best = this.#best.get(template.error);
		if (!best) this.#best.set(template.error, (best = { places: new Map() }));
		const { count, until } = best.places.get(template) ?? { count: 0, until: 0 };
		const isApart = verified.start + offset >= until;
		best.places.set(template, {
			count: isApart ? count + 1 : count,
			until: Math.max(until, verified.end + offset),
		});
		if (best.certain && !isBetter(template, best.certain.template)) return;
		const doubt = doubtOf(verified);
		if (doubt === 'refuted') return;
		if (doubt && best.doubtful && !isBetter(template, best.doubtful.template)) return;
		const found = { template, start: verified.start + offset, doubt, shown: show(verified, doubt) };
		if (doubt) best.doubtful = found;
		else best.certain = found;
	}

	/** A tally of its own that starts with what this one holds. */
	copy(): Tally<T> {
		const copy = new Tally<T>(this.#index);
		copy.#best = new Map(
			[...this.#best].map(([error, best]) => [error, { ...best, places: new Map(best.places) }] as const),
		);
		return copy;
	}

	/**
	 * One per error, best first: the certain ones, or, where there is none, the doubtful ones.
	 *
	 * Order: message templates before class names; an error that another one supersedes after that one; then what is found
	 * from `causeStart` on; then the weight of the matched words; then the earlier place.
	 *
	 * @param causeStart Where the deepest cause begins, -1 if the text names none.
	 */
	ranked(causeStart = -1): Counted<T>[] {
		const entries = [...this.#best].flatMap(([error, { certain, doubtful, places }]): Ranked<T>[] => {
			const found = certain ?? doubtful;
			if (!found) return [];
			const { template, start, doubt, shown } = found;
			const bonus = causeStart >= 0 && start >= causeStart ? CAUSE_BONUS : 1;
			const count = countOf(places, template);
			return [{ error, start, doubt, shown, count, isClass: template.isClass, score: template.weight * bonus }];
		});
		const known = entries.filter(({ doubt }) => doubt === undefined);
		const listed = known.length > 0 ? known : entries;
		listed.sort(
			(a, b) => Number(a.isClass) - Number(b.isClass) || b.score - a.score || a.start - b.start || a.error - b.error,
		);
		return withSupersededLast(this.#index, listed);
	}
}

/** How much more a message after the last `Caused by` counts: it is the cause, the ones before it wrap it. */
const CAUSE_BONUS = 1.25;

function isBetter(a: LoadedTemplate, b: LoadedTemplate): boolean {
	if (a.isClass !== b.isClass) return b.isClass;
	return a.weight > b.weight;
}

function countOf(places: ReadonlyMap<LoadedTemplate, Places>, { strength }: LoadedTemplate): number {
	const alike = [...places].filter(([template]) => template.strength === strength);
	return Math.max(...alike.map(([, { count }]) => count));
}

/** Moves an error after all present ones that supersede it, and leaves the order as it is otherwise. */
function withSupersededLast<T>(index: Index, entries: readonly Ranked<T>[]): Ranked<T>[] {
	const superseded = new Set(
		entries.flatMap((entry) => (entry.isClass ? [] : (index.errors[entry.error]?.supersedes ?? []))),
	);
	const isSuperseded = (entry: Ranked<T>): boolean => superseded.has(index.errors[entry.error]?.error ?? '');
	return [...entries.filter((entry) => !isSuperseded(entry)), ...entries.filter(isSuperseded)];
}

export type Show<T> = (verified: Verified, doubt: Doubt | undefined) => T;

export interface Counted<T> {
	shown: T;
	count: number;
}

interface Ranked<T> extends Counted<T> {
	error: number;
	/** Offset in the whole text. */
	start: number;
	isClass: boolean;
	score: number;
	doubt: Doubt | undefined;
}

interface Best<T> {
	/** The best match of an error that is certain, and the best one that is not. */
	certain?: Found<T>;
	doubtful?: Found<T>;
	places: Map<LoadedTemplate, Places>;
}

interface Found<T> {
	template: LoadedTemplate;
	/** Offset in the whole text. */
	start: number;
	doubt: Doubt | undefined;
	shown: T;
}

/** How often one template was found without overlap, and where the last occurrence ends in the whole text. */
interface Places {
	count: number;
	until: number;
}
