import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
	RehearsalRecordSchema,
	type RehearsalPlan,
	type RehearsalRecord,
	type RehearsedRun,
} from '../../core/schema/kinds/rehearsal.ts';
import { writeFileAtomic } from '../write-file-atomic.ts';

/**
 * Stores a run that went as planned in the record of its runbook, in the order of the plan, in place of an older run of
 * the same scenario. Runs of scenarios that the plan no longer has are dropped, and so are all runs of a damaged record.
 *
 * @param folder The folder of plans and records.
 */
export async function saveRun(folder: string, runbook: string, plan: RehearsalPlan, run: RehearsedRun): Promise<void> {
	const file = path.join(folder, `${runbook}.json`);
	const text = await readFile(file, 'utf8').catch(() => undefined);
	const old = text === undefined ? undefined : parseRecord(text);
	const runs = Object.keys(plan.scenarios).flatMap((scenario) =>
		scenario === run.scenario ? run : (old?.runs.filter((each) => each.scenario === scenario) ?? []),
	);
	await writeFileAtomic(file, `${JSON.stringify({ version: 1, runs }, null, '\t')}\n`);
}

/** Undefined for a text that is not a valid record, such as one with the marks of a merge conflict. */
function parseRecord(text: string): RehearsalRecord | undefined {
	try {
		return RehearsalRecordSchema.safeParse(JSON.parse(text)).data;
	} catch {
		return undefined;
	}
}
