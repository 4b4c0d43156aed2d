import type { UseRecord } from '../schema/runbook.ts';
import { incidentDay } from '../incident/times.ts';
import type { Postmortem } from '../schema/postmortem.ts';
import type { EvidenceRun } from '../schema/snippet.ts';

/**
 * The last run in whose output the matcher recognised one of the errors. If several runs have the same day, the run for the
 * error that is listed first.
 *
 * @param errors Ids of errors, the most important one first.
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

/**
 * How a runbook performed in the incidents that name it, and at the times that it records itself. A record of the day of an
 * incident is about that incident and does not count again.
 *
 * @param records The field `happened` of the runbook.
 */
export function runbookUse<I extends Incident>(
	id: string,
	incidents: readonly I[],
	records: readonly UseRecord[] = [],
): RunbookUse<I> {
	const newestFirst = incidents
		.flatMap((incident) =>
			incident.data.runbooks.filter((runbook) => runbook.id === id).map(({ outcome }) => ({ incident, outcome })),
		)
		.sort((a, b) => dayOf(b.incident).localeCompare(dayOf(a.incident)));
	const used = newestFirst.filter(({ outcome }) => outcome !== 'written-after');
	const days = new Set(used.map(({ incident }) => dayOf(incident)));
	const others = records.filter(({ on }) => !days.has(on)).sort((a, b) => b.on.localeCompare(a.on));
	const worked =
		used.filter(({ outcome }) => outcome === 'worked').length + others.filter((record) => record.worked).length;
	const [record] = others;
	const [last] = used;
	return {
		last: last ?? newestFirst[0],
		record: record && (!last || record.on > dayOf(last.incident)) ? record : undefined,
		uses: used.length + others.length,
		worked,
	};
}

/** The day for sorting, so that incidents without a recorded day come last. */
function dayOf({ data }: Incident): string {
	return incidentDay(data.times) ?? '';
}

export interface Reproduction<R> {
	run: R;
	/** How many of the errors a run has printed. */
	reproduced: number;
}

export interface RunbookUse<I> {
	/** The last incident in which the runbook was used, or else the last one that it was written after. */
	last: { incident: I; outcome: Postmortem['runbooks'][number]['outcome'] } | undefined;
	/** The last record of the runbook itself, if it is newer than the last incident in which it was used. */
	record: UseRecord | undefined;
	/** Number of times that the runbook was used. */
	uses: number;
	worked: number;
}

type Run = Pick<EvidenceRun, 'ranAt' | 'recognised'>;

interface Incident {
	data: Pick<Postmortem, 'times' | 'runbooks'>;
}
