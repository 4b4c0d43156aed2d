import type { UseRecord } from '../schema/kinds/runbook.ts';
import { incidentDay } from '../incident/times.ts';
import type { Postmortem } from '../schema/kinds/postmortem.ts';
import type { EvidenceRun } from '../schema/kinds/snippet.ts';

/**
 * The last run in whose output the matcher recognised one of the errors. Of several such runs on the last day, it is the one
 * that reproduced the error listed first.
 *
 * @param errors Ids of errors, the most important one first.
 */
export function lastReproduction<R extends Run>(
	runs: readonly R[],
	errors: readonly string[],
): Reproduction<R> | undefined {
	const rankOf = ({ recognised }: Run) => errors.findIndex((error) => recognised.includes(error));
	const reproducing = runs.filter((run) => rankOf(run) >= 0);
	const [last] = [...reproducing].sort(
		(a, b) =>
			b.ranAt.slice(0, 10).localeCompare(a.ranAt.slice(0, 10)) ||
			rankOf(a) - rankOf(b) ||
			b.ranAt.localeCompare(a.ranAt),
	);
	const reproduced = errors.filter((error) => reproducing.some(({ recognised }) => recognised.includes(error)));
	return last && { run: last, reproduced: reproduced.length };
}

/**
 * How a runbook performed in the incidents that name it, and in the uses recorded on its own page. A record from the day of an
 * incident is taken to be about that incident, so it is not counted again.
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
	const otherRecords = records.filter(({ on }) => !days.has(on)).sort((a, b) => b.on.localeCompare(a.on));
	const worked =
		used.filter(({ outcome }) => outcome === 'worked').length + otherRecords.filter((record) => record.worked).length;
	const [record] = otherRecords;
	const [lastUse] = used;
	return {
		last: lastUse ?? newestFirst[0],
		record: record && (!lastUse || record.on > dayOf(lastUse.incident)) ? record : undefined,
		uses: used.length + otherRecords.length,
		worked,
	};
}

/** The day of an incident, for sorting; empty if none is recorded, so that such incidents come last. */
function dayOf({ data }: Incident): string {
	return incidentDay(data.times) ?? '';
}

export interface Reproduction<R> {
	run: R;
	/** Number of the errors that at least one run printed. */
	reproduced: number;
}

export interface RunbookUse<I> {
	/** The last incident in which the runbook was used, or else the last one that it was written after. */
	last: { incident: I; outcome: Postmortem['runbooks'][number]['outcome'] } | undefined;
	/** The last record of the runbook itself, if it is newer than the last incident in which it was used. */
	record: UseRecord | undefined;
	/** Number of times that the runbook was used. */
	uses: number;
	/** Number of these times that it worked. */
	worked: number;
}

type Run = Pick<EvidenceRun, 'ranAt' | 'recognised'>;

interface Incident {
	data: Pick<Postmortem, 'times' | 'runbooks'>;
}
