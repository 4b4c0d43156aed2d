import type { Answer, Postmortem } from '../schema/kinds/postmortem.ts';

/** Degrees of certainty, highest first. */
export const CERTAINTIES = ['tested', 'partly', 'reported', 'untested'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** The text for readers. */
export const CERTAINTY_SAYS = {
	tested: 'tested by a run',
	partly: 'tested, and true in part',
	reported: 'as reported',
	untested: 'not tested',
} as const satisfies Record<Certainty, string>;

/**
 * The certainty of a line of the answer: that of the least certain item it rests on. A refuted claim counts like a confirmed
 * one, because a run has decided it; a source or an action is a report.
 */
export function certaintyOf(
	{ rests }: Pick<Answer['broke'], 'rests'>,
	{ claims }: Pick<Postmortem, 'claims'>,
): Certainty {
	const ranks = rests.map((id) => {
		const claim = claims.find((each) => each.id === id);
		return CERTAINTIES.indexOf(claim ? CERTAINTY_OF[claim.verdict] : 'reported');
	});
	return CERTAINTIES[Math.max(0, ...ranks)] ?? 'untested';
}

const CERTAINTY_OF = {
	confirmed: 'tested',
	refuted: 'tested',
	partly: 'partly',
	untested: 'untested',
} as const satisfies Record<Postmortem['claims'][number]['verdict'], Certainty>;
