import type { RehearsalPlan, RehearsedRun } from '../schema/kinds/rehearsal.ts';
import type { Scenario } from '../schema/kinds/scenario.ts';

/** What the content plans to rehearse, and what was rehearsed. */
export interface Rehearsals {
	/** By id. */
	scenarios: ReadonlyMap<string, Scenario>;
	/** By the id of the runbook. */
	plans: ReadonlyMap<string, RehearsalPlan>;
	/** The runs that belong to the current commands, plan and scenario, by the id of the runbook. */
	runs: ReadonlyMap<string, readonly RehearsedRun[]>;
	/** The hash that a run would have now, by runbook and scenario: `pool-full leak`. */
	hashes: ReadonlyMap<string, string>;
}

export const NO_REHEARSALS: Rehearsals = {
	scenarios: new Map(),
	plans: new Map(),
	runs: new Map(),
	hashes: new Map(),
};
