import type { Entry } from '../../core/entry.ts';
import { formatChange, formatMeasure, measureForChart } from '../../core/incident/measures.ts';
import { formatMinutes, incidentDay, incidentDurations } from '../../core/incident/times.ts';
import { IMPACT_NAMES, isRecorded, unrecordedFacts } from '../../core/incident/unrecorded.ts';
import { NOT_RECORDED } from '../../core/schema/primitives.ts';
import type { Postmortem } from '../../core/schema/kinds/postmortem.ts';
import { linkTo, type EntryLink } from '../library.ts';
import { answerLines, type AnswerLine } from './answer.ts';
import { claimCounts, claimLines, type ClaimLine } from './claims.ts';
import { formatDay } from './dates.ts';
import { minutesToRead } from './reading-time.ts';
import { timelineView, type TimelineView } from './timeline.ts';
import { bodyToc, tocOf, type TocItem } from './body/toc.ts';

/** The data for a postmortem's page and for the Markdown version of that page. */
export async function postmortemView(entry: Entry<'postmortem'>): Promise<PostmortemView> {
	const { data } = entry;
	const services = await Promise.all(data.services.map((id) => linkTo(`service:${id}`)));
	const hasLessons = Object.values(data.lessons).some((texts) => texts.length > 0);
	const claims = claimLines(data);
	return {
		services,
		facts: factsOf(entry, services),
		minutesToRead: minutesToRead(entry),
		answer: answerLines(data),
		runbooks: await Promise.all(data.runbooks.map(({ id }) => linkTo(`runbook:${id}`))),
		timeline: timelineView(data),
		claims: { lines: claims, counts: claimCounts(data.claims) },
		impact: impactOf(data),
		unrecorded: unrecordedFacts(data),
		results: data.metrics.filter(({ better }) => better !== 'neither').map(resultOf),
		settings: data.metrics.filter(({ better }) => better === 'neither').map(settingOf),
		hasLessons,
		toc: [
			...tocOf(
				[data.timeline.length > 0, 'timeline', 'Timeline'],
				[claims.length > 0, 'claims', 'Claims'],
				[true, 'impact', 'Impact'],
			),
			...(await bodyToc(entry)),
			...tocOf(
				[data.metrics.length > 0, 'metrics', 'Before and after'],
				[data.factors.length > 0, 'factors', 'What made it possible'],
				[data.ruledOut.length > 0, 'ruled-out', 'Ruled out'],
				[hasLessons, 'lessons', 'Lessons'],
				[data.actions.length > 0, 'actions', 'Actions'],
				[data.images.length > 0, 'images', 'Images'],
				[data.sources.length > 0, 'sources', 'Sources'],
			),
		],
	};
}

/** The few facts below the title. */
function factsOf({ data }: Entry<'postmortem'>, services: readonly EntryLink[]): PostmortemView['facts'] {
	const { timeToMitigate, timeToResolve } = incidentDurations(data.times);
	const day = incidentDay(data.times);
	return [
		...(data.severity === NOT_RECORDED ? [] : [{ text: data.severity.toUpperCase(), severity: data.severity }]),
		...(data.status === 'published' ? [] : [{ text: data.status }]),
		...(day === undefined ? [] : [{ text: formatDay(day) }]),
		...(timeToMitigate === undefined ? [] : [{ text: `${formatMinutes(timeToMitigate)} to mitigate` }]),
		...(timeToResolve === undefined ? [] : [{ text: `${formatMinutes(timeToResolve)} to resolve` }]),
		...services.map(({ title, href }) => ({ text: title, href })),
		...(data.number === undefined ? [] : [{ text: data.number }]),
	];
}

function impactOf({ impact, trigger }: Postmortem): [name: string, text: string][] {
	const rows: [string, string][] = [
		[IMPACT_NAMES.users, impact.users],
		[IMPACT_NAMES.requests, impact.requests],
		[IMPACT_NAMES.minutes, impact.minutes === NOT_RECORDED ? NOT_RECORDED : `${impact.minutes} min`],
		[IMPACT_NAMES.money, impact.money],
		[IMPACT_NAMES.support, impact.support],
		['Trigger', trigger],
	];
	return rows.filter(([, text]) => isRecorded(text));
}

function resultOf({ name, unit, before, after, note }: Postmortem['metrics'][number]): Result {
	const values = [measureForChart(before), measureForChart(after)];
	const largest = Math.max(...values.map((value) => value ?? 0));
	const share = (value: number | undefined) => Number((((value ?? 0) / largest) * 100).toFixed(2));
	return {
		name,
		values: `${formatMeasure(before)} to ${formatMeasure(after)} ${unit}`,
		change: formatChange(before, after, unit),
		note,
		bars:
			largest > 0 && values.every((value) => value !== undefined)
				? { before: share(values[0]), after: share(values[1]) }
				: undefined,
	};
}

function settingOf({ name, unit, before, after, note }: Postmortem['metrics'][number]): Setting {
	return { name, values: `${formatMeasure(before)} to ${formatMeasure(after)} ${unit}`, note };
}

export interface PostmortemView {
	services: EntryLink[];
	facts: { text: string; href?: string; severity?: string }[];
	minutesToRead: number;
	answer: AnswerLine[];
	/** The runbooks to use if it happens again. */
	runbooks: EntryLink[];
	timeline: TimelineView;
	claims: { lines: ClaimLine[]; counts: string };
	/** What is known of the impact and the trigger. */
	impact: [name: string, text: string][];
	/** Names of the facts that are not recorded. */
	unrecorded: string[];
	results: Result[];
	settings: Setting[];
	hasLessons: boolean;
	toc: TocItem[];
}

export interface Setting {
	name: string;
	/** Before and after, with the unit. */
	values: string;
	note: string | undefined;
}

export interface Result extends Setting {
	change: string | undefined;
	/** Widths of the bars, in percent of the wider one; undefined if a value is missing or both are 0. */
	bars: { before: number; after: number } | undefined;
}
