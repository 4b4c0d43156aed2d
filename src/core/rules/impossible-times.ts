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
			...itemsOutOfOrder(document),
			...itemsOutsideIncident(document),
		]),
};

const PAST_TENSE = {
	started: 'started',
	detected: 'was detected',
	acknowledged: 'was acknowledged',
	mitigated: 'was mitigated',
	resolved: 'was resolved',
} as const;
const MILESTONES = ['started', 'detected', 'acknowledged', 'mitigated', 'resolved'] as const;

/**
 * True if `milestone` may come after `other`, which follows it in `MILESTONES`: an incident that ended by itself may be over
 * before anybody noticed it.
 */
function mayComeAfter(milestone: Milestone, other: Milestone): boolean {
	return (milestone === 'detected' || milestone === 'acknowledged') && (other === 'mitigated' || other === 'resolved');
}

type Milestone = (typeof MILESTONES)[number];

function milestonesOutOfOrder({ file, data, locate }: Document<'postmortem'>): Finding[] {
	const recorded = MILESTONES.flatMap((name) => {
		const time = data.times?.[name];
		return time === undefined || time === NOT_RECORDED ? [] : [{ name, time }];
	});
	return recorded.flatMap(({ name, time }, index) => {
		const conflict = recorded.slice(0, index).find((each) => each.time > time && !mayComeAfter(each.name, name));
		if (!conflict) return [];
		return {
			file,
			position: locate(['times', name]),
			message: `An incident cannot be ${name} (${time}) before it ${PAST_TENSE[conflict.name]} (${conflict.time}).`,
			help: `Correct one of the two; the order is ${MILESTONES.join(', ')}. Only an incident that ended by itself may be detected after it was mitigated.`,
		};
	});
}

function itemsOutOfOrder({ file, data, locate }: Document<'postmortem'>): Finding[] {
	const findings: Finding[] = [];
	let latest = '';
	for (const [index, { at }] of (data.timeline ?? []).entries()) {
		if (at === NOT_RECORDED) continue;
		if (at < latest) {
			findings.push({
				file,
				position: locate(['timeline', index, 'at']),
				message: `This item (${at}) is listed after a later one (${latest}), but a timeline is in chronological order.`,
				help: 'Correct the time, or move the item up.',
			});
		} else {
			latest = at;
		}
	}
	return findings;
}

/**
 * Finds timeline items before or after the incident. Items of the kind `key`, such as causes and consequences, may be
 * outside the times of the incident. Work on the incident may not.
 */
function itemsOutsideIncident({ file, data, locate }: Document<'postmortem'>): Finding[] {
	const { started, detected, resolved } = data.times ?? {};
	return (data.timeline ?? []).flatMap(({ at, kind }, index) => {
		if (at === NOT_RECORDED || kind === 'key') return [];
		const isEarly = started !== undefined && started !== NOT_RECORDED && at < started;
		// An incident that ended by itself is investigated afterwards.
		const isSelfHealed = detected !== undefined && detected !== NOT_RECORDED && detected > (resolved ?? '');
		const isLate = !isSelfHealed && resolved !== undefined && resolved !== NOT_RECORDED && at > resolved;
		if (!isEarly && !isLate) return [];
		return {
			file,
			position: locate(['timeline', index, 'at']),
			message: isEarly
				? `An item of the kind "${kind}" (${at}) cannot be before the incident started (${started}).`
				: `An item of the kind "${kind}" (${at}) cannot be after the incident was resolved (${resolved}).`,
			help: `Correct "at" or "times.${isEarly ? 'started' : 'resolved'}"; use the kind "key" for what came before or after.`,
		};
	});
}
