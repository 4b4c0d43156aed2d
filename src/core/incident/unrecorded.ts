import { NOT_RECORDED } from '../schema/primitives.ts';
import type { Postmortem } from '../schema/kinds/postmortem.ts';

/** The fields of `impact`, with the names that pages give them. */
export const IMPACT_NAMES = {
	users: 'Users',
	requests: 'Requests',
	minutes: 'Duration',
	money: 'Money',
	support: 'Support',
} as const satisfies Record<keyof Postmortem['impact'], string>;

/**
 * Names of the facts that the sources of an incident do not give, to be listed in one line: "severity", "money". Facts
 * that a page has no place for are left out: the kinds of lessons, if there are no lessons at all.
 */
export function unrecordedFacts(postmortem: CheckedFields): string[] {
	const { severity, times, impact, trigger, lessons } = postmortem;
	const facts: [name: string, isRecorded: boolean][] = [
		['severity', isRecorded(severity)],
		...timeFacts(times),
		['users affected', isRecorded(impact.users)],
		['requests affected', isRecorded(impact.requests)],
		['minutes of degraded service', impact.minutes !== NOT_RECORDED],
		['money', isRecorded(impact.money)],
		['support requests', isRecorded(impact.support)],
		['trigger', isRecorded(trigger)],
		...lessonFacts(lessons),
	];
	return facts.filter(([, known]) => !known).map(([name]) => name);
}

/** Whether a field has a text, and not only the words "not recorded". */
export function isRecorded(text: string): boolean {
	return text.toLowerCase().replace(/\.$/, '') !== NOT_RECORDED;
}

function timeFacts(times: Postmortem['times']): [string, boolean][] {
	const facts: [string, boolean][] = [
		['start', isRecorded(times.started)],
		['detection', isRecorded(times.detected)],
		['mitigation', isRecorded(times.mitigated)],
		['resolution', isRecorded(times.resolved)],
	];
	if (facts.every(([, known]) => !known)) return [['date and times', false]];
	return facts.map(([name, known]) => [`${name} time`, known]);
}

function lessonFacts({ well, badly, lucky }: Postmortem['lessons']): [string, boolean][] {
	if (well.length + badly.length + lucky.length === 0) return [];
	return [
		['what went well', well.length > 0],
		['what went badly', badly.length > 0],
		['where luck helped', lucky.length > 0],
	];
}

type CheckedFields = Pick<Postmortem, 'severity' | 'times' | 'impact' | 'trigger' | 'lessons'>;
