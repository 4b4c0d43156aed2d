import type { Entry } from '../entry.ts';
import type { RehearsalPlan } from '../schema/kinds/rehearsal.ts';
import { placedCommands } from './placed-commands.ts';

/**
 * The places of commands that a plan neither carries out nor lists under `cannot`. Shell commands that only read are
 * carried out in every scenario; a mitigation, only where the plan names it; and a shell command of a step that changes
 * something, only where the plan says what it prints.
 *
 * @param plan Undefined if the runbook has none: then all of its commands are uncovered.
 */
export function uncoveredPlaces(
	runbook: Pick<Entry<'runbook'>, 'data' | 'body'>,
	plan: RehearsalPlan | undefined,
): string[] {
	const scenarios = Object.values(plan?.scenarios ?? {});
	const mitigations = new Set(scenarios.flatMap((each) => each.mitigations.map(({ mitigation }) => mitigation)));
	return placedCommands(runbook).flatMap(({ place, language, effect }) => {
		if (Object.hasOwn(plan?.cannot ?? {}, place)) return [];
		const number = /^mitigation (\d+)$/.exec(place)?.[1];
		if (number !== undefined) return mitigations.has(Number(number)) ? [] : place;
		const isCarriedOut =
			scenarios.length > 0 && language === 'sh' && (effect === 'read' || isPrinted(scenarios, place));
		return isCarriedOut ? [] : place;
	});
}

/** True if some scenario of a plan says what a command prints. */
export function isPrinted(scenarios: readonly Pick<PlannedScenario, 'prints'>[], place: string): boolean {
	return scenarios.some(({ prints }) => Object.hasOwn(prints, place));
}

type PlannedScenario = RehearsalPlan['scenarios'][string];
