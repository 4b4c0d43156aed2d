import { formatMinutes, incidentDurations, minutesFromDetection, timelineOrigin } from '../../core/incident/times.ts';
import { PHASE_SAYS, timelineScale, type Phase } from '../../core/incident/timeline-scale.ts';
import { NOT_RECORDED } from '../../core/schema/primitives.ts';
import type { Postmortem } from '../../core/schema/kinds/postmortem.ts';
import { formatClock, formatDay } from './dates.ts';

/** The timeline of a postmortem: its scale, if enough times are recorded, and the same as a list. */
export function timelineView({ timeline, times }: Pick<Postmortem, 'timeline' | 'times'>): TimelineView {
	const known = timeline.map((item) => item.at).filter((at) => at !== NOT_RECORDED);
	const days = new Set(known.map((at) => at.slice(0, 10)));
	const isOneDay = days.size <= 1;
	const formatTime = (at: string) => (isOneDay ? formatClock(at) : `${formatDay(at)}, ${formatClock(at)}`);
	return {
		about: aboutTimes(known, times, isOneDay),
		durations: durationsOf(times),
		scale: scaleOf({ timeline, times }, formatTime),
		hasTimes: known.length > 0,
		items: timeline.map((item) => ({
			...item,
			time: item.at === NOT_RECORDED ? undefined : formatTime(item.at),
			offset: formatOffset(minutesFromDetection(times, item.at)),
		})),
		note: times.note,
	};
}

/** Says on which day the items happened, if on one, and from which moment the times are counted. */
function aboutTimes(known: readonly string[], times: Postmortem['times'], isOneDay: boolean): string {
	const [first] = known;
	if (first === undefined) return 'No times are recorded, only the order of events.';
	const day = isOneDay ? `${formatDay(first)}, UTC` : 'Times are in UTC';
	const origin = timelineOrigin(times);
	if (origin === undefined) return `${day}.`;
	return `${day}. T is the time of ${origin === 'detected' ? 'detection' : 'the start'}.`;
}

/** "30 min to mitigate (TTM), 2 h to resolve (TTR), counted from detection." Undefined if no duration is known. */
function durationsOf(times: Postmortem['times']): string | undefined {
	const { from, timeToDetect, timeToMitigate, timeToResolve } = incidentDurations(times);
	const known = (
		[
			[timeToDetect, 'to detect (TTD)'],
			[timeToMitigate, 'to mitigate (TTM)'],
			[timeToResolve, 'to resolve (TTR)'],
		] as const
	).flatMap(([minutes, name]) => (minutes === undefined ? [] : `${formatMinutes(minutes)} ${name}`));
	if (known.length === 0) return undefined;
	return `${known.join(', ')}, counted from ${from === 'start' ? 'the start' : 'detection'}.`;
}

function scaleOf(
	{ timeline, times }: Pick<Postmortem, 'timeline' | 'times'>,
	formatTime: (at: string) => string,
): TimelineView['scale'] {
	const scale = timelineScale(timeline, times);
	if (!scale) return undefined;
	const areDays = scale.ticks.every(({ time }) => time.endsWith('T00:00:00Z'));
	return {
		phases: scale.phases.map((phase) => ({
			...phase,
			text: `${PHASE_SAYS[phase.phase]}, ${formatTime(phase.from)} to ${formatTime(phase.to)} (${formatMinutes(phase.minutes)})`,
		})),
		marks: scale.marks.flatMap((mark) => {
			const item = timeline[mark.item];
			return item ? { ...mark, number: mark.item + 1, kind: item.kind } : [];
		}),
		lanes: 1 + Math.max(0, ...scale.marks.map(({ lane }) => lane)),
		ticks: scale.ticks.map(({ at, time }) => ({
			at,
			label: areDays ? formatDay(time) : formatClock(time),
			anchor: anchorAt(at),
		})),
	};
}

/** Keeps a label inside the scale. */
function anchorAt(share: number): 'start' | 'middle' | 'end' {
	if (share < 8) return 'start';
	return share > 92 ? 'end' : 'middle';
}

function formatOffset(minutes: number | undefined): string {
	if (minutes === undefined) return '';
	return `T${minutes < 0 ? '−' : '+'}${Math.abs(Math.round(minutes))} min`;
}

export interface TimelineView {
	about: string;
	durations: string | undefined;
	/** Undefined if there are fewer than two different times. Places and widths are in percent of the width. */
	scale:
		| {
				phases: { phase: Phase; at: number; width: number; text: string }[];
				marks: { number: number; kind: Postmortem['timeline'][number]['kind']; at: number; lane: number }[];
				lanes: number;
				ticks: { at: number; label: string; anchor: 'start' | 'middle' | 'end' }[];
		  }
		| undefined;
	/** Whether any item has a time. */
	hasTimes: boolean;
	items: (Postmortem['timeline'][number] & { time: string | undefined; offset: string })[];
	note: string | undefined;
}
