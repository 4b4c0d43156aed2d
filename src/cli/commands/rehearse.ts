import path from 'node:path';
import { statusOf, table } from '../../core/runner/report.ts';
import type { RehearsedRun } from '../../core/schema/rehearsal.ts';
import { closestName } from '../../core/text/closest-name.ts';
import { count } from '../../core/text/words.ts';
import { loadContent } from '../../node/content/load-content.ts';
import { CONTENT_FOLDER } from '../../node/places.ts';
import { rehearse } from '../../node/rehearsal/rehearse.ts';
import { saveRun } from '../../node/rehearsal/save-run.ts';
import { Interrupted, NotRun } from '../../node/runner/not-run.ts';
import { withInterrupt } from '../io/interrupt.ts';
import type { Io } from '../io/io.ts';
import { requireContent } from '../require-content.ts';
import { command } from '../usage/command.ts';

/** `hindsight rehearse [RUNBOOK …]`: carries out the commands of runbooks on systems in failing states. */
export const run = command('rehearse', async ({ options, operands: ids, badUsage }, io) => {
	if (!requireContent(io)) return 2;
	const { entries, rehearsals } = await loadContent(CONTENT_FOLDER);
	const { plans, scenarios, runs, hashes } = rehearsals;
	const unknown = [
		...ids
			.filter((id) => !plans.has(id))
			.map((id) => missing(`${CONTENT_FOLDER}/rehearsals has no plan for`, id, plans)),
		...options.scenario.filter((id) => !scenarios.has(id)).map((id) => missing('There is no scenario', id, scenarios)),
	];
	if (unknown.length > 0) return badUsage(unknown.join(' '));
	const results: Rehearsed[] = [];
	return withInterrupt(async (signal) => {
		for (const [id, plan] of plans) {
			if (ids.length > 0 && !ids.includes(id)) continue;
			const runbook = entries.find((entry) => entry.kind === 'runbook' && entry.id === id);
			for (const name of Object.keys(plan.scenarios)) {
				if (options.scenario.length > 0 && !options.scenario.includes(name)) continue;
				const scenario = scenarios.get(name);
				const sourceHash = hashes.get(`${id} ${name}`);
				if (runbook?.kind !== 'runbook' || !scenario || sourceHash === undefined) {
					results.push({ id, scenario: name, result: { is: 'failed', problems: [BROKEN] } });
					continue;
				}
				const known = runs.get(id)?.find((each) => each.scenario === name);
				if (known && !options.fresh && !options.check) {
					results.push({ id, scenario: name, result: { is: 'unchanged', run: known } });
					continue;
				}
				io.stderr(`${id}, ${name} …\n`);
				const result = await attempt(signal, async () => {
					const { run: done, problems } = await rehearse({
						runbook,
						plan,
						scenario: { id: name, data: scenario },
						systems: path.resolve(CONTENT_FOLDER, 'scenarios/systems'),
						signal,
						progress: (line) => io.stderr(`    ${line}\n`),
						onOutput: ({ output, exit }) => {
							if (options.watch) io.stderr(`${indent(output)}      (exit status ${exit})\n`);
						},
					});
					if (problems.length > 0) return { is: 'failed', problems };
					const complete = { ...done, sourceHash };
					if (!options.check) await saveRun(path.join(CONTENT_FOLDER, 'rehearsals'), id, plan, complete);
					return { is: 'recorded', run: complete };
				});
				for (const line of linesOf(result)) io.stderr(`${indent(line)}`);
				results.push({ id, scenario: name, result });
			}
		}
		report(results, io);
		const states = results.map(({ result }) => (result.is === 'recorded' ? 'unchanged' : result.is));
		return statusOf(states, options['allow-missing']);
	});
});

const BROKEN = 'The plan or its runbook is not valid; "npm run check" says why.';

function missing(what: string, id: string, known: ReadonlyMap<string, unknown>): string {
	const closest = closestName(id, known.keys());
	return `${what} "${id}"${closest === undefined ? '' : `; did you mean "${closest}"?`}.`;
}

/** A rehearsal that cannot be done is a result. An interruption ends the command. */
async function attempt(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
	try {
		return await work();
	} catch (error) {
		if (signal.aborted) throw new Interrupted('It was interrupted.');
		if (error instanceof NotRun) return { is: 'not run', reason: error.message };
		return { is: 'failed', problems: [(error as Error).message] };
	}
}

function report(results: readonly Rehearsed[], io: Io): void {
	const rows = results.map(({ id, scenario, result }) => [id, scenario, ...cellsOf(result), RESULTS[result.is]]);
	io.stdout(table([['runbook', 'scenario', 'seconds', 'leads to', 'result'], ...rows]));
	const wrong = results.filter(({ result }) => result.is === 'failed' || result.is === 'not run');
	for (const { id, scenario, result } of wrong) {
		io.stdout(`\n${id}, ${scenario}: ${RESULTS[result.is]}\n${linesOf(result).map(indent).join('')}`);
	}
	const right = results.length - wrong.length;
	io.stdout(`\n${count(results.length, 'rehearsal')}: ${right} right.\n`);
}

function cellsOf(result: Result): [string, string] {
	if (result.is !== 'recorded' && result.is !== 'unchanged') return ['-', '-'];
	return [String(result.run.seconds), result.run.leads ?? '-'];
}

function linesOf(result: Result): string[] {
	if (result.is === 'failed') return result.problems;
	return result.is === 'not run' ? [`not run: ${result.reason}`] : [];
}

function indent(text: string): string {
	return text.trimEnd().replace(/^/gm, '      ') + '\n';
}

const RESULTS: Record<Result['is'], string> = {
	recorded: 'right',
	unchanged: 'right, as before',
	failed: 'WRONG',
	'not run': 'NOT RUN',
};

type Result =
	| { is: 'recorded' | 'unchanged'; run: RehearsedRun }
	| { is: 'failed'; problems: string[] }
	| { is: 'not run'; reason: string };

interface Rehearsed {
	id: string;
	scenario: string;
	result: Result;
}
