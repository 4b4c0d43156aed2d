import { NOT_RECORDED } from '../schema/primitives.ts';
import type { Postmortem } from '../schema/kinds/postmortem.ts';
import { formatMinutes, incidentDurations } from './times.ts';

/** The recorded durations of an incident, with their usual abbreviations: `TTD 5 min`, `TTR 2 h 5 min`. */
export function incidentFigures(times: Postmortem['times']): string[] {
	const { timeToDetect, timeToMitigate, timeToResolve } = incidentDurations(times);
	const figures = { TTD: timeToDetect, TTM: timeToMitigate, TTR: timeToResolve };
	return Object.entries(figures).flatMap(([name, minutes]) =>
		minutes === undefined ? [] : [`${name} ${formatMinutes(minutes)}`],
	);
}

/**
 * How long an incident lasted, in minutes: until it was resolved, else until it was mitigated, else the minutes of degraded
 * service that its impact names. Undefined if none of them is recorded.
 */
export function incidentDuration({ times, impact }: Pick<Postmortem, 'times' | 'impact'>): Duration | undefined {
	const { timeToMitigate, timeToResolve } = incidentDurations(times);
	if (timeToResolve !== undefined) return { minutes: timeToResolve, until: 'resolved' };
	if (timeToMitigate !== undefined) return { minutes: timeToMitigate, until: 'mitigated' };
	return impact.minutes === NOT_RECORDED ? undefined : { minutes: impact.minutes, until: 'degraded' };
}

/** The cause in one line: from the answer if there is one, else the first factor; undefined if neither is written. */
export function incidentCause({ answer, factors }: Pick<Postmortem, 'answer' | 'factors'>): string | undefined {
	return answer?.cause.text ?? factors[0]?.text;
}

export interface Duration {
	minutes: number;
	/** The event at which it ends, or `degraded` for the minutes of degraded service. */
	until: 'resolved' | 'mitigated' | 'degraded';
}
