import { missingParts, type MissingPart } from '../graph/missing-parts.ts';
import type { RuleName } from '../rules/names.ts';
import { STAGES, type Kind, type Stage } from './primitives.ts';

/**
 * What each stage demands beyond the fields that an entry cannot be read without. This is the only place that says so: the
 * rule `unmet-stage` and the note on imported pages, "not yet written", both follow it.
 *
 * `*` stands for every item of a list. An empty list counts as missing.
 */
const DEMANDS: Record<Kind, readonly Demand[]> = {
	error: [
		{ path: ['review'], from: 'reviewed', says: 'which team reviewed it, when, and when it is due again' },
		{ path: ['signatures', '*', 'source'], from: 'reviewed', says: 'where each message text comes from' },
		{ path: ['helpUrls'], from: 'reviewed', says: 'the documentation that explains it' },
	],
	runbook: [
		{ path: ['symptoms'], from: 'unreviewed', says: 'what the responder sees' },
		{ path: ['mitigations'], from: 'unreviewed', says: 'what to do first' },
		{ path: ['mitigations', '*', 'why'], from: 'unreviewed', says: 'what it does for the users' },
		{ path: ['mitigations', '*', 'precondition'], from: 'unreviewed', says: 'what has to be true first' },
		{ path: ['mitigations', '*', 'expect'], from: 'unreviewed', says: 'what a good run prints' },
		{ path: ['mitigations', '*', 'abortIf'], from: 'unreviewed', says: 'when to stop' },
		{ path: ['mitigations', '*', 'rollback'], from: 'unreviewed', says: 'how to undo it' },
		{ path: ['mitigations', '*', 'sideEffects'], from: 'unreviewed', says: 'what else it does' },
		{ path: ['mitigations', '*', 'minutes'], from: 'unreviewed', says: 'how long it takes' },
		{ path: ['verify'], from: 'unreviewed', says: 'how to see that it is over' },
		{ path: ['escalate'], from: 'unreviewed', says: 'when to hand over, and to whom' },
		{ path: ['owner'], from: 'reviewed', says: 'the team that looks after it' },
		{ path: ['confirm'], from: 'reviewed', says: 'how to see that this is the right runbook' },
		{ path: ['evidence'], from: 'reviewed', says: 'what to save before it is gone' },
		{ path: ['review'], from: 'reviewed', says: 'which team reviewed it, when, and when it is due again' },
	],
	postmortem: [
		{ path: ['services'], from: 'unreviewed', says: 'the services involved' },
		{ path: ['factors'], from: 'unreviewed', says: 'what made it possible' },
		{ path: ['timeline'], from: 'unreviewed', says: 'what happened when' },
		{ path: ['sources'], from: 'unreviewed', says: 'where the facts come from' },
		{ path: ['answer'], from: 'reviewed', says: 'the five lines for a reader who has two minutes' },
		{ path: ['owner'], from: 'reviewed', says: 'the team that looks after it' },
		{ path: ['review'], from: 'reviewed', says: 'which team reviewed it, when, and when it is due again' },
	],
	snippet: [{ path: ['review'], from: 'reviewed', says: 'which team reviewed it, when, and when it is due again' }],
	path: [{ path: ['review'], from: 'reviewed', says: 'which team reviewed it, when, and when it is due again' }],
	service: [
		{ path: ['owner'], from: 'unreviewed', says: 'the team that looks after it; "not recorded" may be said' },
		{ path: ['review'], from: 'reviewed', says: 'which team reviewed it, when, and when it is due again' },
	],
	term: [{ path: ['review'], from: 'reviewed', says: 'which team reviewed it, when, and when it is due again' }],
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
		.flatMap(({ path, says }) => missingParts(data, path).map((part) => ({ ...part, says })));
}

/** What an entry lacks of everything that would be demanded of a finished page, for the note on an imported one. */
export function notYetWritten(kind: Kind, data: object): Unmet[] {
	return unmetDemands(kind, data, 'unreviewed');
}

interface Demand {
	path: readonly string[];
	/** The first stage that demands it. */
	from: Exclude<Stage, 'imported'>;
	/** What the field says: it completes `has "verify": …`. */
	says: string;
}

export type Unmet = MissingPart & { says: string };
