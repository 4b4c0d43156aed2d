import { Doubts } from '../match/doubt/doubt.ts';
import { findVerified, type Anchored } from '../match/verify/find-verified.ts';
import type { Index } from '../match/signatures/loaded-index.ts';
import { lastCauseStart, toMatch } from '../match/rank.ts';
import { Tally } from '../match/tally.ts';
import type { LoadedTemplate } from '../match/template/template-load.ts';
import { placeAfter } from '../text/places.ts';
import { locateIn, type LocatedMatch, type Start } from './render/located.ts';

/**
 * Finds the known errors in a text that comes in chunks: the same errors as in the whole text, in the same order, with
 * the same counts. Only a bounded part of the text is in memory. The stream does not search for possible matches.
 *
 * The result for an anchor is final, or settled, once {@link CONTEXT} characters follow the anchor. Later anchors are
 * checked again with each chunk, so an error is known as soon as its message is complete.
 */
export class MatchStream {
	readonly #index: Index;
	readonly #settled: Tally<LocatedMatch>;
	#current: Tally<LocatedMatch>;
	/** The last part of the text: everything after `#settledUntil`, and `CONTEXT` characters before it. */
	#held = '';
	#heldStart: Start = { line: 1, column: 1, offset: 0 };
	/** Offset in the whole text. All anchors before it are settled. */
	#settledUntil = 0;
	/** Offset in the whole text at which the deepest cause begins, or -1. */
	#causeStart = -1;
	/** The end of the last settled match of each template, as an offset in the whole text. */
	readonly #done = new Map<LoadedTemplate, number>();

	constructor(index: Index) {
		this.#index = index;
		this.#settled = new Tally(index);
		this.#current = this.#settled;
	}

	/** Reads the next chunk. */
	add(chunk: string): void {
		const text = this.#held + chunk;
		const start = this.#heldStart;
		const end = start.offset + text.length;
		const settledUntil = Math.max(this.#settledUntil, end - CONTEXT);
		const found = findVerified(this.#index, text, {
			from: this.#settledUntil - start.offset,
			done: new Map([...this.#done].map(([template, until]) => [template, until - start.offset])),
		});
		const isSettled = ({ anchor }: Anchored): boolean => anchor + start.offset < settledUntil;
		const doubts = new Doubts(this.#index, text);
		const addTo = (tally: Tally<LocatedMatch>, matches: readonly Anchored[]): void => {
			for (const each of matches) {
				tally.add(
					each,
					start.offset,
					(verified) => doubts.of(verified),
					(verified, doubt) => locateIn(text, toMatch(this.#index, text, verified, doubt), start),
				);
			}
		};
		const settled = found.filter(isSettled);
		addTo(this.#settled, settled);
		for (const { template, until } of settled) this.#done.set(template, until + start.offset);
		this.#current = this.#settled.copy();
		addTo(
			this.#current,
			found.filter((each) => !isSettled(each)),
		);
		// The deepest cause is searched for only in a short text (see `lastCauseStart`), all of which is still held.
		this.#causeStart = start.offset === 0 ? lastCauseStart(text) : -1;
		this.#settledUntil = settledUntil;
		const heldFrom = Math.max(0, settledUntil - start.offset - CONTEXT);
		this.#heldStart = advance(start, text.slice(0, heldFrom));
		this.#held = text.slice(heldFrom);
	}

	/** Number of UTF-16 units held in memory. */
	get heldLength(): number {
		return this.#held.length;
	}

	/** The known errors of the text so far, best first. */
	get known(): LocatedMatch[] {
		return this.#current
			.ranked(this.#causeStart)
			.map(({ shown, count }) => ({ ...shown, count }))
			.filter(({ verdict }) => verdict === 'known');
	}
}

/**
 * Longer than any real message, including the text around it that is searched for reasons for doubt. On each side of
 * the message, that text is at most half of this (see `record.ts`).
 */
const CONTEXT = 32_768;

function advance(start: Start, text: string): Start {
	return { ...placeAfter(text, start), offset: start.offset + text.length };
}
