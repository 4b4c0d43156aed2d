import { missingParts, type MissingPart } from '../graph/missing-parts.ts';
import type { RuleName } from '../rules/names.ts';
import { STAGES, type Kind, type Stage } from './primitives.ts';

const REVIEW: Demand = {
	path: ['review'],
	from: 'reviewed',
	says: 'the team that reviewed it, the day, and the day of the next review',
};

/**
 * What each stage demands beyond the fields that an entry cannot be read without. This is the only place that says so: the
 * rule `unmet-stage` and the note on imported pages, "not yet written", both follow it.
 *
 * `*` stands for every item of a list. An empty list counts as missing.
 */
const DEMANDS: Record<Kind, readonly Demand[]> = {
	error: [
		REVIEW,
		{ path: ['signatures', '*', 'source'], from: 'reviewed', says: 'the source of this message text' },
		{ path: ['helpUrls'], from: 'reviewed', says: 'the documentation that explains it' },
	],
	runbook: [
		{ path: ['symptoms'], from: 'unreviewed', says: 'the signs that a responder sees' },
		{ path: ['mitigations'], from: 'unreviewed', says: 'the actions that stop the harm' },
		{ path: ['mitigations', '*', 'why'], from: 'unreviewed', says: 'the effect on the users' },
		{ path: ['mitigations', '*', 'precondition'], from: 'unreviewed', says: 'the condition that has to hold first' },
		{ path: ['mitigations', '*', 'expect'], from: 'unreviewed', says: 'the output of a good run' },
		{ path: ['mitigations', '*', 'abortIf'], from: 'unreviewed', says: 'the sign that tells the responder to stop' },
		{ path: ['mitigations', '*', 'rollback'], from: 'unreviewed', says: 'the command or step that undoes it' },
		{ path: ['mitigations', '*', 'sideEffects'], from: 'unreviewed', says: 'the other effects of the command' },
		{ path: ['mitigations', '*', 'minutes'], from: 'unreviewed', says: 'the minutes until it takes effect' },
		{ path: ['verify'], from: 'unreviewed', says: 'the check that it is over' },
		{ path: ['escalate'], from: 'unreviewed', says: 'the moment to hand over, and the team to hand over to' },
		{ path: ['owner'], from: 'reviewed', says: 'the team that looks after it' },
		{ path: ['confirm'], from: 'reviewed', says: 'the check that this is the right runbook' },
		{ path: ['evidence'], from: 'reviewed', says: 'the output to save before it is gone' },
		REVIEW,
	],
	postmortem: [
		{ path: ['services'], from: 'unreviewed', says: 'the services involved' },
		{ path: ['factors'], from: 'unreviewed', says: 'the conditions that made it possible' },
		{ path: ['timeline'], from: 'unreviewed', says: 'the events in their order' },
		{ path: ['sources'], from: 'unreviewed', says: 'the documents that the facts come from' },
		{ path: ['answer'], from: 'reviewed', says: 'the five lines for a reader who has two minutes' },
		{ path: ['owner'], from: 'reviewed', says: 'the team that looks after it' },
		REVIEW,
	],
	snippet: [REVIEW],
	path: [REVIEW],
	service: [{ path: ['owner'], from: 'unreviewed', says: 'the team that looks after it, or "not recorded"' }, REVIEW],
	term: [REVIEW],
};

/** Rules that an imported page may break: it was written for another place, and says what it lacks. */
export const RULES_FROM_UNREVIEWED: ReadonlySet<RuleName> = new Set<RuleName>([
	'heading-level',
	'one-pod-of-many',
	'runbook-without-entry-point',
	'runbook-without-steps',
	'step-without-expect',
	'undeclared-parameter',
	'unlabelled-command',
	'unused-parameter',
]);

/** What an entry lacks of everything that its stage demands. */
export function unmetDemands(kind: Kind, data: object, stage: Stage): Unmet[] {
	return DEMANDS[kind]
		.filter(({ from }) => STAGES.indexOf(stage) >= STAGES.indexOf(from))
		.flatMap(({ path, from, says }) => missingParts(data, path).map((part) => ({ ...part, from, says })));
}

interface Demand {
	path: readonly string[];
	/** The first stage that demands it. */
	from: Exclude<Stage, 'imported'>;
	/** A noun for the content of the field: it completes `no "verify", …`. */
	says: string;
}

export type Unmet = MissingPart & Pick<Demand, 'from' | 'says'>;
