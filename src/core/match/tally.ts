import type { Doubt } from './result.ts';
import type { Index } from './signatures/loaded-index.ts';
import type { LoadedTemplate } from './template/template-load.ts';
import type { Verified } from './verify/verify.ts';

/**
 * Collects the best match of each error in a text, and counts its occurrences. Callers must add the matches in the
 * order of their anchors. The text may come in chunks, because a tally does not read it again.
 *
 * The count of an error is the count of its most frequent template. Only templates of the same strength as the shown
 * one are counted: for example only messages, or only classes if there is no message. One failure often appears in
 * several forms (its class, its message and the line of a caller), so a sum would count it more than once. Overlapping
 * occurrences of one template count once.
 *
 * @typeParam T The public form of a match.
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
	 * @param offset Where the chunk with the match begins in the whole text, in UTF-16 units.
	 * @param doubtOf Called only if its answer can matter.
	 * @param show Creates the public form of the match. Called only if the match becomes the best one of its error.
	 */
	add(
		verified: Verified,
		offset: number,
		doubtOf: (verified: Verified) => Doubt | 'refuted' | undefined,
		show: Show<T>,
	): void {
		const { template } = verified;
		let best = this.#best.get(template.error);
		if (!best) this.#best.set(template.error, (best = { counts: new Map() }));
		const { count, until } = best.counts.get(template) ?? { count: 0, until: 0 };
		const isSeparate = verified.start + offset >= until;
		best.counts.set(template, {
			count: isSeparate ? count + 1 : count,
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

	/** An independent tally with the same contents. */
	copy(): Tally<T> {
		const copy = new Tally<T>(this.#index);
		copy.#best = new Map(
			[...this.#best].map(([error, best]) => [error, { ...best, counts: new Map(best.counts) }] as const),
		);
		return copy;
	}

	/**
	 * Returns one match per error, best first: the certain matches, or the doubtful ones if no match is certain.
	 *
	 * Errors that another one supersedes come last. Otherwise, messages come before class names, then the greater
	 * weight of the template's words decides, with a bonus for a match that starts at or after `causeStart`, and then
	 * the smaller offset.
	 *
	 * @param causeStart Offset at which the deepest cause begins; -1 if the text names no cause.
	 */
	ranked(causeStart = -1): Counted<T>[] {
		const entries = [...this.#best].flatMap(([error, { certain, doubtful, counts }]): Ranked<T>[] => {
			const found = certain ?? doubtful;
			if (!found) return [];
			const { template, start, doubt, shown } = found;
			const bonus = causeStart >= 0 && start >= causeStart ? CAUSE_BONUS : 1;
			const count = countOf(counts, template);
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

/** Factor for a message after the last `Caused by`: it is the cause, and the messages before it wrap it. */
const CAUSE_BONUS = 1.25;

function isBetter(a: LoadedTemplate, b: LoadedTemplate): boolean {
	if (a.isClass !== b.isClass) return b.isClass;
	return a.weight > b.weight;
}

function countOf(counts: ReadonlyMap<LoadedTemplate, Occurrences>, { strength }: LoadedTemplate): number {
	const sameStrength = [...counts].filter(([template]) => template.strength === strength);
	return Math.max(...sameStrength.map(([, { count }]) => count));
}

/** Moves the errors that a found message supersedes to the end, and otherwise leaves the order unchanged. */
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
	/** The best certain match of an error, and the best doubtful one. */
	certain?: Found<T>;
	doubtful?: Found<T>;
	counts: Map<LoadedTemplate, Occurrences>;
}

interface Found<T> {
	template: LoadedTemplate;
	/** Offset in the whole text. */
	start: number;
	doubt: Doubt | undefined;
	shown: T;
}

/** How often one template was found without overlap, and where the last occurrence ends in the whole text. */
interface Occurrences {
	count: number;
	until: number;
}
