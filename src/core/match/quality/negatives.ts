import type { LabelledPaste } from './evaluate.ts';
import type { Index } from '../signatures/loaded-index.ts';
import { match } from '../match.ts';

/**
 * Runs the matcher on pastes for which no page is right, so that every answer is false.
 *
 * @param now - a clock in milliseconds
 */
export function measureNegatives(index: Index, pastes: readonly LabelledPaste[], now: () => number): NegativesResult {
	const falseAnswers: FalseAnswer[] = [];
	const start = now();
	for (const { id, text } of pastes) {
		const [first] = match(index, text).matches;
		if (!first) continue;
		const { error, verdict, template, span } = first;
		falseAnswers.push({ id, verdict, error, template, matched: text.slice(...span) });
	}
	const elapsedMs = now() - start;
	const count = (kind: FalseAnswer['verdict']) => falseAnswers.filter(({ verdict }) => verdict === kind).length;
	return {
		pastes: pastes.length,
		known: count('known'),
		possible: count('possible'),
		msPerPaste: elapsedMs / pastes.length,
		falseAnswers,
	};
}

export interface NegativesResult {
	pastes: number;
	/** Number of pastes whose first answer was `known`. */
	known: number;
	/** Number of pastes whose first answer was `possible`. */
	possible: number;
	msPerPaste: number;
	/** In the order of the pastes. */
	falseAnswers: readonly FalseAnswer[];
}

/** The first answer to a paste that should have no answer. */
export interface FalseAnswer {
	/** Id of the paste. */
	id: string;
	verdict: 'known' | 'possible';
	error: string;
	template: string;
	/** The part of the paste that was mistaken for the error. */
	matched: string;
}
