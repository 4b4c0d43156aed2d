import { NOT_RECORDED } from '../schema/primitives.ts';
import type { Postmortem } from '../schema/kinds/postmortem.ts';

/** What is known about the users at a moment of an incident. */
export const PHASES = ['before', 'unknown', 'unnoticed', 'affected', 'mitigated', 'over'] as const;
export type Phase = (typeof PHASES)[number];

/** The text for readers. */
export const PHASE_SAYS = {
	before: 'before it started',
	unknown: 'not recorded whether it had started',
	unnoticed: 'users affected, not yet noticed',
	affected: 'users affected',
	mitigated: 'mitigated, not yet resolved',
	over: 'resolved',
} as const satisfies Record<Phase, string>;

/**
 * The timeline of an incident, to scale: its phases, the moments of its items, and the ticks of the axis, each with its
 * position in percent of the width. Undefined unless at least two different times are recorded.
 */
export function timelineScale(
	items: readonly Pick<Postmortem['timeline'][number], 'at'>[],
	times: Postmortem['times'],
): TimelineScale | undefined {
	const milestones = MILESTONES.flatMap((name) => msOf(times[name]) ?? []);
	const moments = items.map((item) => msOf(item.at));
	const recorded = [...milestones, ...moments.filter((moment) => moment !== undefined)];
	// Without any recorded time, `from` is Infinity.
	const [from, to] = [Math.min(...recorded), Math.max(...recorded)];
	if (!(from < to)) return undefined;
	const percentAt = (moment: number) => Number((((moment - from) / (to - from)) * 100).toFixed(2));
	return {
		phases: phasesBetween(from, to, milestones, times).map(({ phase, start, end }) => ({
			phase,
			at: percentAt(start),
			width: Number((percentAt(end) - percentAt(start)).toFixed(2)),
			from: timeOf(start),
			to: timeOf(end),
			minutes: (end - start) / MINUTE,
		})),
		marks: inLanes(moments.flatMap((moment, item) => (moment === undefined ? [] : { item, at: percentAt(moment) }))),
		ticks: ticksBetween(from, to).map((tick) => ({ at: percentAt(tick), time: timeOf(tick) })),
	};
}

const MILESTONES = ['started', 'detected', 'mitigated', 'resolved'] as const;

/** Phases from one milestone to the next. Adjacent phases with the same name are merged. */
function phasesBetween(from: number, to: number, milestones: readonly number[], times: Postmortem['times']) {
	const limits = [...new Set([from, ...milestones, to])].sort((a, b) => a - b);
	const phases: { phase: Phase; start: number; end: number }[] = [];
	for (const [index, start] of limits.slice(0, -1).entries()) {
		const end = limits[index + 1] ?? to;
		const phase = phaseAt(start, times);
		const last = phases.at(-1);
		if (last?.phase === phase) last.end = end;
		else phases.push({ phase, start, end });
	}
	return phases;
}

/** The phase that begins at a moment or is under way then. */
function phaseAt(moment: number, times: Postmortem['times']): Phase {
	const [started, detected, mitigated, resolved] = MILESTONES.map((name) => msOf(times[name]));
	const isPast = (milestone: number | undefined) => milestone !== undefined && milestone <= moment;
	if (isPast(resolved)) return 'over';
	if (isPast(mitigated)) return 'mitigated';
	if (started !== undefined && !isPast(started)) return 'before';
	if (isPast(detected)) return 'affected';
	if (started === undefined) return 'unknown';
	return detected === undefined ? 'affected' : 'unnoticed';
}

/** Puts marks that would overlap in a narrow window into separate lanes, one below the other. */
function inLanes(marks: readonly { item: number; at: number }[]): TimelineScale['marks'] {
	const lastInLane: number[] = [];
	return marks.map((mark) => {
		const free = lastInLane.findIndex((last) => mark.at - last >= MARK_WIDTH);
		const lane = free < 0 ? lastInLane.length : free;
		lastInLane[lane] = mark.at;
		return { ...mark, lane };
	});
}

/** Moments at round times, few enough that their labels do not touch in a narrow window. */
function ticksBetween(from: number, to: number): number[] {
	const step = STEPS.find((each) => (to - from) / each <= MAX_TICKS - 1) ?? (to - from) / (MAX_TICKS - 1);
	const first = Math.ceil(from / step) * step;
	const count = Math.floor((to - first) / step) + 1;
	return Array.from({ length: Math.max(0, count) }, (_, index) => first + index * step);
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [
	...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
	...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
	...[1, 2, 7, 14, 30, 90, 180, 365].map((days) => days * DAY),
];
const MAX_TICKS = 5;
/** The width of a mark in a window of 320 px, in percent of the scale. */
const MARK_WIDTH = 8;

function msOf(time: string): number | undefined {
	return time === NOT_RECORDED ? undefined : Date.parse(time);
}

const timeOf = (moment: number) => new Date(moment).toISOString().replace('.000Z', 'Z');

export interface TimelineScale {
	phases: { phase: Phase; at: number; width: number; from: string; to: string; minutes: number }[];
	/** `item` is the index of the item. Lane 0 is the uppermost. */
	marks: { item: number; at: number; lane: number }[];
	ticks: { at: number; time: string }[];
}
