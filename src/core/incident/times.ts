import { NOT_RECORDED } from '../schema/primitives.ts';
import type { Postmortem } from '../schema/kinds/postmortem.ts';

/**
 * Minutes from the start of an incident to its milestones. If the start is not recorded, they are counted from detection,
 * and TTD is unknown.
 */
export function incidentDurations(times: Postmortem['times']): IncidentDurations {
	const started = minutesOf(times.started);
	const detected = minutesOf(times.detected);
	const origin = started ?? detected;
	const since = (time: number | undefined) => (time === undefined || origin === undefined ? undefined : time - origin);
	return {
		from: started !== undefined ? 'start' : 'detection',
		timeToDetect: started === undefined ? undefined : since(detected),
		timeToMitigate: since(minutesOf(times.mitigated)),
		timeToResolve: since(minutesOf(times.resolved)),
	};
}

/**
 * Minutes from detection, or from the start if detection is not recorded, to another time. Undefined if neither of the two is
 * recorded, or if the other time is not.
 */
export function minutesFromDetection(times: Postmortem['times'], at: string): number | undefined {
	// If neither of the two is recorded, `detected` gives undefined.
	const origin = minutesOf(times[timelineOrigin(times) ?? 'detected']);
	const time = minutesOf(at);
	return origin === undefined || time === undefined ? undefined : time - origin;
}

/** The milestone from which a timeline counts: detection, or else the start. Undefined if neither is recorded. */
export function timelineOrigin(times: Postmortem['times']): 'detected' | 'started' | undefined {
	return (['detected', 'started'] as const).find((name) => times[name] !== NOT_RECORDED);
}

/** The day of an incident for lists, or undefined if none of its times is recorded. */
export function incidentDay(times: Postmortem['times']): string | undefined {
	const first = [times.started, times.detected, times.mitigated, times.resolved].find((time) => time !== NOT_RECORDED);
	return first?.slice(0, 10);
}

/** `95` becomes `1 h 35 min`. */
export function formatMinutes(minutes: number): string {
	const rounded = Math.round(minutes);
	const hours = Math.floor(rounded / 60);
	const rest = rounded % 60;
	if (hours === 0) return `${rest} min`;
	return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

function minutesOf(time: string): number | undefined {
	return time === NOT_RECORDED ? undefined : Date.parse(time) / 60_000;
}

/** Durations in minutes; undefined if a time is not recorded. */
export interface IncidentDurations {
	/** The event from which mitigation and resolution are counted. */
	from: 'start' | 'detection';
	timeToDetect: number | undefined;
	timeToMitigate: number | undefined;
	timeToResolve: number | undefined;
}
