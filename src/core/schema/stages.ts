import { missingParts, type MissingPart } from '../graph/missing-parts.ts';
import type { RuleName } from '../rules/names.ts';
import { STAGES, type Kind, type Stage } from './primitives.ts';

const REVIEW: Demand = {
	path: ['review'],
	from: 'reviewed',
	description: 'the team that reviewed it, the day, and the day of the next review',
};

/**
 * What each stage demands beyond the fields that the schema requires. The rule `unmet-stage` and the note on imported pages,
 * "not yet written", both use this table.
 *
 * `*` stands for every item of a list. An empty list counts as missing.
 */
const DEMANDS: Record<Kind, readonly Demand[]> = {
	error: [
		REVIEW,
		{ path: ['signatures', '*', 'source'], from: 'reviewed', description: 'the source of this message text' },
		{ path: ['helpUrls'], from: 'reviewed', description: 'the documentation that explains it' },
	],
	runbook: [
		{ path: ['symptoms'], from: 'unreviewed', description: 'the signs that a responder sees' },
		{ path: ['mitigations'], from: 'unreviewed', description: 'the actions that stop the harm' },
		{ path: ['mitigations', '*', 'why'], from: 'unreviewed', description: 'the effect on the users' },
		{
			path: ['mitigations', '*', 'precondition'],
			from: 'unreviewed',
			description: 'the condition that has to hold first',
		},
		{ path: ['mitigations', '*', 'expect'], from: 'unreviewed', description: 'the output of a good run' },
		{
			path: ['mitigations', '*', 'abortIf'],
			from: 'unreviewed',
			description: 'the sign that tells the responder to stop',
		},
		{ path: ['mitigations', '*', 'rollback'], from: 'unreviewed', description: 'the command or step that undoes it' },
		{ path: ['mitigations', '*', 'sideEffects'], from: 'unreviewed', description: 'the other effects of the command' },
		{ path: ['mitigations', '*', 'minutes'], from: 'unreviewed', description: 'the minutes until it takes effect' },
		{ path: ['verify'], from: 'unreviewed', description: 'the check that it is over' },
		{ path: ['escalate'], from: 'unreviewed', description: 'the moment to hand over, and the team to hand over to' },
		{ path: ['owner'], from: 'reviewed', description: 'the team that looks after it' },
		{
			path: ['confirm'],
			unless: ['discriminators'],
			from: 'reviewed',
			description: 'the check that this is the right runbook',
		},
		{ path: ['evidence'], from: 'reviewed', description: 'the output to save before it is gone' },
		REVIEW,
	],
	postmortem: [
		{ path: ['services'], from: 'unreviewed', description: 'the services involved' },
		{ path: ['factors'], from: 'unreviewed', description: 'the conditions that made it possible' },
		{ path: ['timeline'], from: 'unreviewed', description: 'the events in their order' },
		{ path: ['sources'], from: 'unreviewed', description: 'the documents that the facts come from' },
		{ path: ['answer'], from: 'reviewed', description: 'the five lines for a reader who has two minutes' },
		{ path: ['owner'], from: 'reviewed', description: 'the team that looks after it' },
		REVIEW,
	],
	snippet: [REVIEW],
	path: [REVIEW],
	service: [
		{ path: ['owner'], from: 'unreviewed', description: 'the team that looks after it, or "not recorded"' },
		REVIEW,
	],
	term: [REVIEW],
};

/** Rules that an imported page may break: it was written for another system, and shows what it lacks. */
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

/** The parts that the stage of an entry demands and the entry lacks. */
export function unmetDemands(kind: Kind, data: object, stage: Stage): Unmet[] {
	return DEMANDS[kind]
		.filter(({ from }) => STAGES.indexOf(stage) >= STAGES.indexOf(from))
		.filter(({ unless }) => unless === undefined || missingParts(data, unless).length > 0)
		.flatMap(({ path, from, description }) => missingParts(data, path).map((part) => ({ ...part, from, description })));
}

interface Demand {
	path: readonly string[];
	/** A field that serves the same purpose, so that a page with it needs no other. */
	unless?: readonly string[];
	/** The first stage that demands it. */
	from: Exclude<Stage, 'imported'>;
	/** A noun phrase for the content of the field. It completes `no "verify", …`. */
	description: string;
}

export type Unmet = MissingPart & Pick<Demand, 'from' | 'description'>;
