import type { Scenario } from '../schema/kinds/scenario.ts';

/**
 * The share of bad answers, which are errors or late, among the answers of the last five seconds.
 *
 * @param now Milliseconds since the epoch.
 * @returns a number from 0 to 1; undefined if there were fewer than five answers, which are too few to say anything.
 */
export function shareOfBadAnswers(
	answers: readonly SeenAnswer[],
	symptom: Scenario['symptom'],
	now: number,
): number | undefined {
	const recent = answers.filter(({ at }) => at > now - WINDOW_MS);
	if (recent.length < 5) return undefined;
	const { statuses, slowerThanMs = Infinity } = symptom ?? {};
	const isBad = ({ status, ms }: SeenAnswer): boolean =>
		(statuses ? statuses.includes(status) : status >= 500) || ms > slowerThanMs;
	return recent.filter(isBad).length / recent.length;
}

const WINDOW_MS = 5000;

export interface SeenAnswer {
	/** Milliseconds since the epoch. */
	at: number;
	/** The HTTP status. */
	status: number;
	ms: number;
}
