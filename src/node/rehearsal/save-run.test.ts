import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RehearsalPlanSchema, type RehearsedRun } from '../../core/schema/kinds/rehearsal.ts';
import { saveRun } from './save-run.ts';

const plan = RehearsalPlanSchema.parse({ scenarios: { full: {}, healthy: {} } });
let folder = '';
beforeEach(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'hindsight-record-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a run replaces the older one of its scenario, in the order of the plan', async () => {
	await saveRun(folder, 'pool-full', plan, runOf('healthy', 1));
	await saveRun(folder, 'pool-full', plan, runOf('full', 2));
	await saveRun(folder, 'pool-full', plan, runOf('healthy', 3));
	expect(await recorded()).toEqual([
		['full', 2],
		['healthy', 3],
	]);
});

test.each(['<<<<<<< HEAD\n{}', '{ "version": 1, "runs": [{}] }'])(
	'a damaged record is replaced: %j',
	async (damaged) => {
		await writeFile(path.join(folder, 'pool-full.json'), damaged);
		await saveRun(folder, 'pool-full', plan, runOf('full', 2));
		expect(await recorded()).toEqual([['full', 2]]);
	},
);

function runOf(scenario: string, seconds: number): RehearsedRun {
	const ranAt = '2026-01-05T10:00:00Z';
	return { scenario, ranAt, seconds, versions: {}, sourceHash: 'a'.repeat(64), outputs: [], mitigations: [] };
}

async function recorded(): Promise<[string, number][]> {
	const text = await readFile(path.join(folder, 'pool-full.json'), 'utf8');
	const { runs } = JSON.parse(text) as { runs: RehearsedRun[] };
	return runs.map(({ scenario, seconds }) => [scenario, seconds]);
}
