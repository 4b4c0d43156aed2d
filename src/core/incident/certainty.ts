import type { Answer, Postmortem } from '../schema/postmortem.ts';

/** How certain something is, from the most to the least. */
export const CERTAINTIES = ['tested', 'partly', 'reported', 'untested'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** What a reader is told. */
export const CERTAINTY_SAYS = {
	tested: 'tested by a run',
	partly: 'tested, and true in part',
	reported: 'as reported',
	untested: 'not tested',
} as const satisfies Record<Certainty, string>;

/**
 * How certain a line of the answer is: as certain as the weakest thing it rests on. A claim that was refuted is as good a
 * footing as one that was confirmed, since a run has decided it; a source or an action is what somebody reported.
 */
export function certaintyOf(
	{ rests }: Pick<Answer['broke'], 'rests'>,
	{ claims }: Pick<Postmortem, 'claims'>,
): Certainty {
	const places = rests.map((id) => {
		const claim = claims.find((each) => each.id === id);
		return CERTAINTIES.indexOf(claim ? CERTAINTY_OF[claim.verdict] : 'reported');
	});
	return CERTAINTIES[Math.max(0, ...places)] ?? 'untested';
}

const CERTAINTY_OF = {
	confirmed: 'tested',
	refuted: 'tested',
	partly: 'partly',
	untested: 'untested',
} as const satisfies Record<Postmortem['claims'][number]['verdict'], Certainty>;
