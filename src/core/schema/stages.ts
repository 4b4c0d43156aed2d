import { missingParts, type MissingPart } from '../graph/missing-parts.ts';
import type { RuleName } from '../rules/names.ts';
import { STAGES, type Kind, type Stage } from './primitives.ts';

const REVIEW: Demand = {
	path: ['review'],
	firstStage: 'reviewed',
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
		{ path: ['signatures', '*', 'source'], firstStage: 'reviewed', description: 'the source of this message text' },
		{ path: ['helpUrls'], firstStage: 'reviewed', description: 'the documentation that explains it' },
	],
	runbook: [
		{ path: ['symptoms'], firstStage: 'unreviewed', description: 'the signs that a responder sees' },
		{ path: ['mitigations'], firstStage: 'unreviewed', description: 'the actions that stop the harm' },
		{ path: ['mitigations', '*', 'why'], firstStage: 'unreviewed', description: 'the effect on the users' },
		{
			path: ['mitigations', '*', 'precondition'],
			firstStage: 'unreviewed',
			description: 'the condition that has to hold first',
		},
		{ path: ['mitigations', '*', 'expect'], firstStage: 'unreviewed', description: 'the output of a good run' },
		{
			path: ['mitigations', '*', 'abortIf'],
			firstStage: 'unreviewed',
			description: 'the sign that tells the responder to stop',
		},
		{
			path: ['mitigations', '*', 'rollback'],
			firstStage: 'unreviewed',
			description: 'the command or step that undoes it',
		},
		{
			path: ['mitigations', '*', 'sideEffects'],
			firstStage: 'unreviewed',
			description: 'the other effects of the command',
		},
		{
			path: ['mitigations', '*', 'minutes'],
			firstStage: 'unreviewed',
			description: 'the minutes until it takes effect',
		},
		{ path: ['verify'], firstStage: 'unreviewed', description: 'the check that it is over' },
		{
			path: ['escalate'],
			firstStage: 'unreviewed',
			description: 'the moment to hand over, and the team to hand over to',
		},
		{ path: ['owner'], firstStage: 'reviewed', description: 'the team that looks after it' },
		{
			path: ['confirm'],
			unless: ['discriminators'],
			firstStage: 'reviewed',
			description: 'the check that this is the right runbook',
		},
		{ path: ['evidence'], firstStage: 'reviewed', description: 'the output to save before it is gone' },
		REVIEW,
	],
	postmortem: [
		{ path: ['services'], firstStage: 'unreviewed', description: 'the services involved' },
		{ path: ['factors'], firstStage: 'unreviewed', description: 'the conditions that made it possible' },
		{ path: ['timeline'], firstStage: 'unreviewed', description: 'the events in order' },
		{ path: ['sources'], firstStage: 'unreviewed', description: 'the documents that the facts come from' },
		{ path: ['answer'], firstStage: 'reviewed', description: 'the five lines for a reader who has two minutes' },
		{ path: ['owner'], firstStage: 'reviewed', description: 'the team that looks after it' },
		REVIEW,
	],
	snippet: [REVIEW],
	path: [REVIEW],
	service: [
		{ path: ['owner'], firstStage: 'unreviewed', description: 'the team that looks after it, or "not recorded"' },
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
		.filter(({ firstStage }) => STAGES.indexOf(stage) >= STAGES.indexOf(firstStage))
		.filter(({ unless }) => unless === undefined || missingParts(data, unless).length > 0)
		.flatMap(({ path, firstStage, description }) =>
			missingParts(data, path).map((part) => ({ ...part, firstStage, description })),
		);
}

interface Demand {
	path: readonly string[];
	/** A field that serves the same purpose: a page that has it does not need this one. */
	unless?: readonly string[];
	/** The first stage that demands it. */
	firstStage: Exclude<Stage, 'imported'>;
	/** A noun phrase for the content of the field. It completes `no "verify", …`. */
	description: string;
}

export type Unmet = MissingPart & Pick<Demand, 'firstStage' | 'description'>;
