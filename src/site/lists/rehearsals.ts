import type { Entry } from '../../core/entry.ts';
import { placedCommands } from '../../core/rehearsal/placed-commands.ts';
import type { RehearsalPlan, RehearsedRun } from '../../core/schema/kinds/rehearsal.ts';
import type { Scenario } from '../../core/schema/kinds/scenario.ts';
import { content } from '../content.ts';
import { entriesOf } from '../library.ts';

/** The runbooks that have a plan, each with its runs, in the order of their titles. */
export async function allRehearsals(): Promise<RehearsedRunbook[]> {
	const all = await Promise.all((await entriesOf('runbook')).map(rehearsalsOf));
	return all.filter((each) => each !== undefined);
}

/** The rehearsals of one runbook; undefined if it has no plan. */
export async function rehearsalsOf(runbook: Entry<'runbook'>): Promise<RehearsedRunbook | undefined> {
	const { rehearsals } = await content();
	const plan = rehearsals.plans.get(runbook.id);
	if (!plan) return undefined;
	const runs = rehearsals.runs.get(runbook.id) ?? [];
	const [last] = runs.map(({ ranAt }) => ranAt).sort((a, b) => b.localeCompare(a));
	return { runbook, plan, runs, last };
}

/** The scenarios that a plan names, by id, in the order of their titles. */
export async function usedScenarios(): Promise<[string, Scenario][]> {
	const { rehearsals } = await content();
	const used = new Set((await allRehearsals()).flatMap(({ plan }) => Object.keys(plan.scenarios)));
	return [...rehearsals.scenarios]
		.filter(([id]) => used.has(id))
		.sort(([, a], [, b]) => a.title.localeCompare(b.title, 'en'));
}

/** How many seconds the slowest mitigation of a run took to end what users noticed; undefined if none ended it. */
export function slowestMitigation({ mitigations }: RehearsedRun): number | undefined {
	const seconds = mitigations.flatMap(({ endedAfter }) => endedAfter ?? []);
	return seconds.length === 0 ? undefined : Math.max(...seconds);
}

/** The commands that cannot be carried out, in the order of the page, with the reasons. */
export function notRehearsed({ runbook, plan }: RehearsedRunbook): { place: string; reason: string }[] {
	return placedCommands(runbook).flatMap(({ place }) => {
		const reason = plan.cannot[place];
		return reason === undefined ? [] : { place, reason };
	});
}

export interface RehearsedRunbook {
	runbook: Entry<'runbook'>;
	plan: RehearsalPlan;
	/** The runs of the current commands. */
	runs: readonly RehearsedRun[];
	/** When the last of these runs began; undefined if there is none. */
	last: string | undefined;
}
