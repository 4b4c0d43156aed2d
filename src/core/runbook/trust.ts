import { incidentDay } from '../incident/times.ts';
import type { Postmortem } from '../schema/postmortem.ts';
import type { EvidenceRun } from '../schema/snippet.ts';

/**
 * The last run that printed one of the errors, as the matcher recognised them in its output. Of the runs of one day the
 * one for the error that is named first.
 *
 * @param errors Ids, the most important one first.
 */
export function lastReproduction<R extends Run>(
	runs: readonly R[],
	errors: readonly string[],
): Reproduction<R> | undefined {
	const rankOf = ({ recognised }: Run) => errors.findIndex((error) => recognised.includes(error));
	const shown = runs.filter((run) => rankOf(run) >= 0);
	const [last] = [...shown].sort(
		(a, b) =>
			b.ranAt.slice(0, 10).localeCompare(a.ranAt.slice(0, 10)) ||
			rankOf(a) - rankOf(b) ||
			b.ranAt.localeCompare(a.ranAt),
	);
	const reproduced = errors.filter((error) => shown.some(({ recognised }) => recognised.includes(error)));
	return last && { run: last, reproduced: reproduced.length };
}

/** How a runbook fared in the incidents that name it; the last one is that of the latest day. */
export function runbookUse<I extends Incident>(id: string, incidents: readonly I[]): RunbookUse<I> {
	const newestFirst = incidents
		.flatMap((incident) =>
			incident.data.runbooks.filter((used) => used.id === id).map(({ outcome }) => ({ incident, outcome })),
		)
		.sort((a, b) => dayOf(b.incident).localeCompare(dayOf(a.incident)));
	const followed = newestFirst.filter(({ outcome }) => outcome !== 'written-after');
	const worked = followed.filter(({ outcome }) => outcome === 'worked').length;
	return { last: followed[0] ?? newestFirst[0], followed: followed.length, worked };
}

/** Incidents without a recorded day come last. */
function dayOf({ data }: Incident): string {
	return incidentDay(data.times) ?? '';
}

export interface Reproduction<R> {
	run: R;
	/** How many of the errors some run has printed. */
	reproduced: number;
}

export interface RunbookUse<I> {
	/** The last incident in which it was followed, otherwise the last one that it was written after. */
	last: { incident: I; outcome: Postmortem['runbooks'][number]['outcome'] } | undefined;
	/** Incidents in which it was followed. */
	followed: number;
	worked: number;
}

type Run = Pick<EvidenceRun, 'ranAt' | 'recognised'>;

interface Incident {
	data: Pick<Postmortem, 'times' | 'runbooks'>;
}
