import type { Document } from '../entry.ts';
import { NOT_RECORDED } from '../schema/primitives.ts';
import { type Finding, type Rule } from './rule.ts';
import { documentsOf } from './documents-of.ts';

export const impossibleTimes: Rule = {
	name: 'impossible-times',
	summary: 'The times of an incident are in the order in which events happen.',
	check: (content) =>
		documentsOf(content, 'postmortem').flatMap((document) => [
			...milestonesOutOfOrder(document),
			...timelineOutOfOrder(document),
			...timelineOutside(document),
		]),
};

const HAPPENED = {
	started: 'started',
	detected: 'was detected',
	acknowledged: 'was acknowledged',
	mitigated: 'was mitigated',
	resolved: 'was resolved',
} as const;
const MILESTONES = ['started', 'detected', 'acknowledged', 'mitigated', 'resolved'] as const;

/** An incident that ended by itself may be over before anybody noticed it. */
function mayComeLater(milestone: Milestone, before: Milestone): boolean {
	return (
		(milestone === 'detected' || milestone === 'acknowledged') && (before === 'mitigated' || before === 'resolved')
	);
}

type Milestone = (typeof MILESTONES)[number];

function milestonesOutOfOrder({ file, data, locate }: Document<'postmortem'>): Finding[] {
	const known = MILESTONES.flatMap((name) => {
		const time = data.times?.[name];
		return time === undefined || time === NOT_RECORDED ? [] : [{ name, time }];
	});
	return known.flatMap(({ name, time }, index) => {
		const later = known.slice(0, index).find((earlier) => earlier.time > time && !mayComeLater(earlier.name, name));
		if (!later) return [];
		return {
			file,
			position: locate(['times', name]),
			message: `An incident cannot be ${name} (${time}) before it ${HAPPENED[later.name]} (${later.time}).`,
			help: `Correct one of the two; the order is ${MILESTONES.join(', ')}. Only an incident that ended by itself may be detected after it was mitigated.`,
		};
	});
}

function timelineOutOfOrder({ file, data, locate }: Document<'postmortem'>): Finding[] {
	const findings: Finding[] = [];
	let latest = '';
	for (const [index, { at }] of (data.timeline ?? []).entries()) {
		if (at === NOT_RECORDED) continue;
		if (at < latest) {
			findings.push({
				file,
				position: locate(['timeline', index, 'at']),
				message: `This moment (${at}) comes after a later one (${latest}), but a timeline is in order of time.`,
				help: 'Correct the time, or move the item up.',
			});
		} else {
			latest = at;
		}
	}
	return findings;
}

/** Causes and consequences of an incident may be outside its times in the timeline, as `key`; work on it may not. */
function timelineOutside({ file, data, locate }: Document<'postmortem'>): Finding[] {
	const { started, detected, resolved } = data.times ?? {};
	return (data.timeline ?? []).flatMap(({ at, kind }, index) => {
		if (at === NOT_RECORDED || kind === 'key') return [];
		const isEarly = started !== undefined && started !== NOT_RECORDED && at < started;
		// What is found out about an incident that ended by itself is found out afterwards.
		const isSelfHealed = detected !== undefined && detected !== NOT_RECORDED && detected > (resolved ?? '');
		const isLate = !isSelfHealed && resolved !== undefined && resolved !== NOT_RECORDED && at > resolved;
		if (!isEarly && !isLate) return [];
		return {
			file,
			position: locate(['timeline', index, 'at']),
			message: isEarly
				? `A moment of ${kind} (${at}) cannot be before the incident started (${started}).`
				: `A moment of ${kind} (${at}) cannot be after the incident was resolved (${resolved}).`,
			help: `Correct "at" or "times.${isEarly ? 'started' : 'resolved'}"; use the kind "key" for what came before or after.`,
		};
	});
}
