import type { Entry } from '../../../core/entry.ts';
import { incidentCause, incidentDuration, incidentFigures } from '../../../core/incident/figures.ts';
import { formatMinutes, incidentDay } from '../../../core/incident/times.ts';
import { FACTORS } from '../../../core/schema/kinds/postmortem.ts';
import { NOT_RECORDED } from '../../../core/schema/primitives.ts';
import { firstSentence } from '../../../core/text/prose/first-sentence.ts';
import { plainText } from '../../../core/text/prose/inline.ts';
import { linkTo, toLink } from '../../library.ts';
import { formatDay } from '../../parts/dates.ts';

/** Names of the factors in the order of the schema: `resource-leak` is "resource leak". */
export const FACTOR_TITLES = Object.fromEntries(FACTORS.map((kind) => [kind, kind.replaceAll('-', ' ')]));

/** One row for each postmortem, in the given order. */
export function postmortemRows(postmortems: readonly Entry<'postmortem'>[]): Promise<PostmortemRow[]> {
	return Promise.all(postmortems.map(postmortemRow));
}

async function postmortemRow(entry: Entry<'postmortem'>): Promise<PostmortemRow> {
	const { data } = entry;
	const day = incidentDay(data.times);
	const duration = incidentDuration(data);
	const services = await Promise.all(data.services.map((id) => linkTo(`service:${id}`)));
	return {
		href: toLink(entry).href,
		title: plainText(data.title),
		day,
		date: day === undefined ? 'not dated' : formatDay(day),
		severity: data.severity === NOT_RECORDED ? undefined : data.severity,
		services: services.map(({ id, title }) => ({ id, title: plainText(title) })),
		minutes: duration?.minutes,
		duration: duration && `${formatMinutes(duration.minutes)} ${UNTIL[duration.until]}`,
		figures: incidentFigures(data.times),
		cause: plainText(firstSentence(incidentCause(data) ?? '')),
		factors: [...new Set(data.factors.map(({ kind }) => kind))],
	};
}

const UNTIL = { resolved: 'to resolve', mitigated: 'to mitigate', degraded: 'degraded' };

export interface PostmortemRow {
	href: string;
	title: string;
	/** `2025-12-28`; undefined if no time is recorded. */
	day: string | undefined;
	date: string;
	severity: 'sev1' | 'sev2' | 'sev3' | 'sev4' | undefined;
	services: { id: string; title: string }[];
	/** The duration, for sorting. */
	minutes: number | undefined;
	/** `2 h 5 min to resolve`. */
	duration: string | undefined;
	/** The recorded durations, abbreviated. */
	figures: string[];
	/** The cause in one sentence; empty if none is written. */
	cause: string;
	/** Kinds of the factors. */
	factors: string[];
}
