import path from 'node:path';
import { table, type Result } from '../core/runner/report.ts';
import type { Rehearsals } from '../core/rehearsal/rehearsals.ts';
import { withFault } from '../core/rehearsal/with-fault.ts';
import type { AnyEntry } from '../core/entry.ts';
import type { RehearsedRun } from '../core/schema/kinds/rehearsal.ts';
import { count } from '../core/text/prose/words.ts';
import { CONTENT_FOLDER } from '../node/places.ts';
import { rehearse, type Rehearsal } from '../node/rehearsal/rehearse.ts';
import { saveRun } from '../node/rehearsal/save-run.ts';
import { Interrupted, NotRun } from '../node/runner/not-run.ts';
import type { Io } from './io/io.ts';

/** Rehearses runbooks in the scenarios of their plans, prints the results, and returns the state of each. */
export async function rehearsePlans(request: Request, io: Io): Promise<Result['is'][]> {
	const { plans, scenarios, runs, hashes } = request.rehearsals;
	const results: Rehearsed[] = [];
	for (const [id, plan] of chosenPlans(request, plans)) {
		const runbook = runbookOf(request, id);
		for (const name of Object.keys(plan.scenarios)) {
			if (!isWanted(request, name)) continue;
			const scenario = scenarios.get(name);
			const sourceHash = hashes.get(`${id} ${name}`);
			if (!runbook || !scenario || sourceHash === undefined) {
				results.push({ id, scenario: name, outcome: { is: 'failed', problems: [BROKEN] } });
				continue;
			}
			const known = runs.get(id)?.find((each) => each.scenario === name);
			if (known && !request.fresh && !request.check) {
				results.push({ id, scenario: name, outcome: { is: 'unchanged', run: known } });
				continue;
			}
			io.stderr(`${id}, ${name} …\n`);
			const outcome = await attempt(request.signal, async () => {
				const done = await rehearse({
					...settingsOf(request, io),
					runbook,
					plan,
					scenario: { id: name, data: scenario },
				});
				if (done.problems.length > 0) return { is: 'failed', problems: done.problems };
				const complete = { ...done.run, sourceHash };
				if (!request.check) await saveRun(path.join(CONTENT_FOLDER, 'rehearsals'), id, plan, complete);
				return { is: 'recorded', run: complete };
			});
			for (const line of linesOf(outcome)) io.stderr(indent(line));
			results.push({ id, scenario: name, outcome });
		}
	}
	report(results, io);
	return results.map(({ outcome }) => stateOf(outcome));
}

/**
 * Rehearses copies of runbooks, each with a deliberate fault. A rehearsal that finds no problem would not notice that
 * fault in the runbook itself either.
 */
export async function rehearseWrongCopies(request: Request, io: Io): Promise<Result['is'][]> {
	const { plans, scenarios } = request.rehearsals;
	const rows: string[][] = [];
	const states: Result['is'][] = [];
	for (const [id, plan] of chosenPlans(request, plans)) {
		const runbook = runbookOf(request, id);
		for (const { fault, replace, with: replacement, scenario: name } of plan.wrong) {
			if (!isWanted(request, name)) continue;
			const wrong = runbook && withFault(runbook, replace, replacement);
			const scenario = scenarios.get(name);
			io.stderr(`${id}, ${name}: ${fault} …\n`);
			const outcome = await attempt(request.signal, async () => {
				if (!wrong || !scenario) throw new Error(BROKEN);
				const settings = { ...settingsOf(request, io), stopsEarly: true };
				const { problems } = await rehearse({
					...settings,
					runbook: wrong,
					plan,
					scenario: { id: name, data: scenario },
				});
				for (const line of problems) io.stderr(indent(line));
				return problems.length > 0 ? { is: 'caught' } : { is: 'failed', problems: ['The wrong copy passes.'] };
			});
			states.push(stateOf(outcome));
			rows.push([id, name, fault, outcome.is === 'caught' ? 'caught' : linesOf(outcome).join(' ')]);
		}
	}
	io.stdout(table([['runbook', 'scenario', 'fault', 'result'], ...rows]));
	const caught = states.filter((state) => state === 'unchanged').length;
	io.stdout(`\n${caught} of ${rows.length} wrong copies caught.\n`);
	return states;
}

/** The state for the exit status: every outcome except `failed` and `not run` counts as `unchanged`. */
function stateOf({ is }: Outcome): Result['is'] {
	return is === 'failed' || is === 'not run' ? is : 'unchanged';
}

function chosenPlans({ ids }: Request, plans: Rehearsals['plans']): [string, Rehearsal['plan']][] {
	return [...plans].filter(([id]) => ids.length === 0 || ids.includes(id));
}

function isWanted({ scenarios }: Request, name: string): boolean {
	return scenarios.length === 0 || scenarios.includes(name);
}

function runbookOf({ entries }: Request, id: string): Rehearsal['runbook'] | undefined {
	const found = entries.find((entry) => entry.kind === 'runbook' && entry.id === id);
	return found?.kind === 'runbook' ? found : undefined;
}

function settingsOf(
	{ signal, watch }: Request,
	io: Io,
): Pick<Rehearsal, 'systems' | 'signal' | 'progress' | 'onOutput'> {
	return {
		systems: path.resolve(CONTENT_FOLDER, 'scenarios/systems'),
		signal,
		progress: (line) => io.stderr(`    ${line}\n`),
		onOutput: ({ output, exit }) => {
			if (watch) io.stderr(`${indent(output)}      (exit status ${exit})\n`);
		},
	};
}

const BROKEN = 'The plan or its runbook is not valid; "npm run check" says why.';

/** Turns an error into an outcome, so that the other rehearsals continue. Only an interruption ends the command. */
async function attempt(signal: AbortSignal, work: () => Promise<Outcome>): Promise<Outcome> {
	try {
		return await work();
	} catch (error) {
		if (signal.aborted) throw new Interrupted('It was interrupted.');
		if (error instanceof NotRun) return { is: 'not run', reason: error.message };
		return { is: 'failed', problems: [(error as Error).message] };
	}
}

function report(results: readonly Rehearsed[], io: Io): void {
	const rows = results.map(({ id, scenario, outcome }) => [id, scenario, ...cellsOf(outcome), RESULTS[outcome.is]]);
	io.stdout(table([['runbook', 'scenario', 'seconds', 'leads to', 'result'], ...rows]));
	const wrong = results.filter(({ outcome }) => outcome.is === 'failed' || outcome.is === 'not run');
	for (const { id, scenario, outcome } of wrong) {
		io.stdout(`\n${id}, ${scenario}: ${RESULTS[outcome.is]}\n${linesOf(outcome).map(indent).join('')}`);
	}
	const right = results.length - wrong.length;
	io.stdout(`\n${count(results.length, 'rehearsal')}: ${right} right.\n`);
}

function cellsOf(outcome: Outcome): [string, string] {
	if (outcome.is !== 'recorded' && outcome.is !== 'unchanged') return ['-', '-'];
	return [String(outcome.run.seconds), outcome.run.leads ?? '-'];
}

function linesOf(outcome: Outcome): string[] {
	if (outcome.is === 'failed') return outcome.problems;
	return outcome.is === 'not run' ? [`not run: ${outcome.reason}`] : [];
}

function indent(text: string): string {
	return text.trimEnd().replace(/^/gm, '      ') + '\n';
}

const RESULTS: Record<Outcome['is'], string> = {
	recorded: 'right',
	unchanged: 'right, as before',
	caught: 'caught',
	failed: 'WRONG',
	'not run': 'NOT RUN',
};

type Outcome =
	| { is: 'recorded' | 'unchanged'; run: RehearsedRun }
	/** A wrong copy that did not pass. */
	| { is: 'caught' }
	| { is: 'failed'; problems: string[] }
	| { is: 'not run'; reason: string };

interface Rehearsed {
	id: string;
	scenario: string;
	outcome: Outcome;
}

interface Request {
	entries: readonly AnyEntry[];
	rehearsals: Rehearsals;
	/** Ids of runbooks; empty for all. */
	ids: readonly string[];
	/** Ids of scenarios; empty for all. */
	scenarios: readonly string[];
	/** Also rehearses what has not changed since its last right run. */
	fresh: boolean;
	/** Rehearses everything and stores nothing. */
	check: boolean;
	/** Prints what every command prints. */
	watch: boolean;
	signal: AbortSignal;
}
