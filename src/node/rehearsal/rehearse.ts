import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Entry } from '../../core/entry.ts';
import { followQuestions } from '../../core/rehearsal/follow-questions.ts';
import { placedCommands, type PlacedCommand } from '../../core/rehearsal/placed-commands.ts';
import { containsText, missingIn, valueIn } from '../../core/rehearsal/printed.ts';
import { isPrinted } from '../../core/rehearsal/uncovered.ts';
import type { RehearsalPlan, RehearsedRun } from '../../core/schema/kinds/rehearsal.ts';
import type { Scenario } from '../../core/schema/kinds/scenario.ts';
import { newToken } from './load.ts';
import { openShell, type CarriedOut, type Shell } from './shell.ts';
import { startSystem, type System } from './system.ts';

/**
 * Rehearses a runbook in a scenario: follows the questions, carries out every other command that only reads and every
 * step whose output the plan describes, and then carries out each mitigation of the plan on a system of its own.
 *
 * @returns the run, and a problem for everything that was not as the plan says.
 * @throws NotRun if a program is missing.
 */
export async function rehearse(
	request: Rehearsal,
): Promise<{ run: Omit<RehearsedRun, 'sourceHash'>; problems: string[] }> {
	const started = Date.now();
	const expected = request.plan.scenarios[request.scenario.id];
	if (!expected) throw new Error(`The plan has no scenario "${request.scenario.id}".`);
	const problems: string[] = [];
	const commands = new Map(placedCommands(request.runbook).map((command) => [command.place, command]));
	const run: Omit<RehearsedRun, 'sourceHash'> = {
		scenario: request.scenario.id,
		ranAt: `${new Date().toISOString().slice(0, 19)}Z`,
		seconds: 0,
		versions: {},
		outputs: [],
		mitigations: [],
	};
	await onSystem(request, async (system, shell) => {
		run.versions = { ...system.versions, ...shell.versions };
		const stage = new Stage(request, system, shell, commands);
		if (request.runbook.data.discriminators.length > 0) {
			const { leads, problem } = await followQuestions(request.runbook.data.discriminators, async (question) => {
				return (await stage.carryOut(`question ${question + 1}`)).output;
			});
			run.leads = leads;
			if (problem !== undefined) problems.push(problem);
			else if (expected.leads !== undefined && leads !== expected.leads) {
				problems.push(`The questions lead to "${leads}", not to "${expected.leads}".`);
			}
		}
		for (const { place, effect, language } of commands.values()) {
			// A step that changes something is carried out only if the plan says what it prints in this scenario.
			const isWanted = effect === 'read' || (place.startsWith('step') && isPrinted([expected], place));
			if (!isWanted || language !== 'sh' || stage.done.has(place)) continue;
			if (!stage.isPossible(place)) continue;
			await stage.carryOut(place);
		}
		run.outputs = [...stage.done.values()].map(({ stored }) => stored);
		problems.push(...stage.compare(expected));
		if (request.scenario.data.unreachable) {
			// A command that uses no value of the system, such as a search in the code, has nothing to reach.
			const names = Object.keys(system.values());
			const reaching = [...stage.done.values()].filter(({ place }) => {
				return names.some((name) => commands.get(place)?.code.includes(`$${name}`));
			});
			problems.push(...unreportedFailures(reaching));
		}
		// A command that is not for a shell, and a step that no scenario carries out, must be listed under "cannot".
		for (const { place, language, effect } of commands.values()) {
			const isChange = effect !== 'read' && place.startsWith('step');
			const isLeftOut = language !== 'sh' || (isChange && !isPrinted(Object.values(request.plan.scenarios), place));
			if (isLeftOut && !Object.hasOwn(request.plan.cannot, place)) {
				problems.push(`${place} is not carried out, and the plan does not say why ("cannot").`);
			}
		}
	});
	for (const each of expected.mitigations) {
		if (request.stopsEarly && problems.length > 0) break;
		request.progress(`mitigation ${each.mitigation}`);
		await onSystem(request, async (system, shell) => {
			// The values of a mitigation take precedence over those of the whole plan.
			const plan = { ...request.plan, values: { ...request.plan.values, ...each.values } };
			const stage = new Stage({ ...request, plan }, system, shell, commands);
			const { endedAfter, outputs, problems: found } = await mitigate(stage, each, request);
			run.mitigations.push({ mitigation: each.mitigation, endedAfter, outputs });
			problems.push(...found);
		});
	}
	run.seconds = Math.round((Date.now() - started) / 1000);
	return { run, problems };
}

/**
 * Carries out a mitigation with its check, watches whether users still notice the failure, and undoes the mitigation if the
 * plan says so.
 */
async function mitigate(
	stage: Stage,
	expected: RehearsalPlan['scenarios'][string]['mitigations'][number],
	{ runbook, signal }: Rehearsal,
): Promise<{ endedAfter: number | null; outputs: RehearsedRun['outputs']; problems: string[] }> {
	const place = `mitigation ${expected.mitigation}`;
	const mitigation = runbook.data.mitigations[expected.mitigation - 1];
	if (!mitigation) throw new Error(`The runbook has no ${place}.`);
	const problems: string[] = [];
	if (mitigation.check !== undefined) await stage.carryOut(`${place} check`);
	for (const [name, source] of Object.entries(expected.values)) {
		if (typeof source === 'string') continue;
		if (!stage.done.has(source.from)) await stage.carryOut(source.from);
		if (stage.valueFrom(name, source) === undefined) problems.push(`${source.from} prints no ${name}.`);
	}
	const { output, exit } = await stage.carryOut(place);
	if (exit !== 0) problems.push(`${place} ended with status ${exit}:\n${output.trim()}`);
	for (const text of missingIn(output, expected.prints ?? [])) problems.push(notPrinted(place, text, output));

	// For a mitigation that should not end the failure, 20 s are enough to see that it goes on.
	const limitMs = expected.ends ? (mitigation.minutes ?? 5) * 60_000 : 20_000;
	const endedAfter = await untilOver(stage.system, limitMs, signal);
	if (expected.ends && endedAfter === null) {
		problems.push(`${place}: users still notice the failure after ${limitMs / 60_000} minutes.`);
	} else if (!expected.ends && endedAfter !== null) {
		problems.push(`${place} ended the symptom after ${endedAfter} s, and the plan says that it does not.`);
	}
	for (const [after, texts] of Object.entries(expected.then)) {
		const { output: printed } = await stage.carryOut(after);
		for (const text of missingIn(printed, texts)) problems.push(`After ${place}: ${notPrinted(after, text, printed)}`);
	}
	if (expected.undo) {
		for (const code of commandsIn(mitigation.rollback ?? '')) {
			const undone = await stage.carryOutCode(`${place} undo`, code);
			if (undone.exit !== 0) problems.push(`${place} undo ended with status ${undone.exit}:\n${undone.output.trim()}`);
		}
	}
	return { endedAfter, outputs: [...stage.done.values()].map(({ stored }) => stored), problems };
}

/**
 * Seconds until the share of bad answers falls to at most a quarter of the share from which users notice, and stays
 * there for three seconds; null if that does not happen within the limit.
 */
async function untilOver(system: System, limitMs: number, signal: AbortSignal): Promise<number | null> {
	const start = Date.now();
	let overSince: number | undefined;
	while (Date.now() - start < limitMs) {
		const share = system.share();
		const isOver = share !== undefined && share <= system.symptomShare / 4;
		if (!isOver) overSince = undefined;
		else overSince ??= Date.now();
		if (overSince !== undefined && Date.now() - overSince >= 3000) return Math.round((overSince - start) / 1000);
		await sleep(250, undefined, { signal });
	}
	return null;
}

/** The commands of a runbook on one system, with what they printed. */
class Stage {
	/** What was carried out, by place. */
	readonly done = new Map<string, CarriedOut>();
	readonly system: System;
	readonly #request: Rehearsal;
	readonly #shell: Shell;
	readonly #commands: ReadonlyMap<string, PlacedCommand>;

	constructor(request: Rehearsal, system: System, shell: Shell, commands: ReadonlyMap<string, PlacedCommand>) {
		this.#request = request;
		this.system = system;
		this.#shell = shell;
		this.#commands = commands;
	}

	async carryOut(place: string): Promise<CarriedOut> {
		const command = this.#commands.get(place);
		if (!command)
			throw new Error(`The runbook has no command at "${place}". It has: ${[...this.#commands.keys()].join(', ')}.`);
		return this.carryOutCode(place, command.code, command.language);
	}

	async carryOutCode(place: string, code: string, language = 'sh'): Promise<CarriedOut> {
		this.#request.progress(place);
		await this.#renewTokens(place);
		const done = await this.#shell.carryOut({ place, code, language }, this.values());
		this.#request.onOutput?.(done);
		this.done.set(place, done);
		return done;
	}

	/** Logs in again before a command that, according to the plan, needs a new token. */
	async #renewTokens(place: string): Promise<void> {
		for (const [name, source] of Object.entries(this.#request.plan.files)) {
			if (typeof source === 'string' || !source.newFor.includes(place)) continue;
			const token = await newToken((options) => fetch(this.system.serviceUrl + source.login, options));
			await this.#shell.putFile(name, token ?? '');
		}
	}

	/** False for a command that, according to the plan, cannot be carried out. */
	isPossible(place: string): boolean {
		return !Object.hasOwn(this.#request.plan.cannot, place);
	}

	/**
	 * Values by name. For a parameter of the runbook, the plan may state the value, or take it from the output of an earlier
	 * command; until that command has printed one, the example on the page is used. For any other parameter, the value of the
	 * system is used or, if it has none, the example.
	 */
	values(): Record<string, string> {
		const values = this.system.values();
		for (const { name, example } of this.#request.runbook.data.params) {
			const planned = this.#request.plan.values[name];
			if (typeof planned === 'string') values[name] = planned;
			else if (planned) values[name] = this.valueFrom(name, planned) ?? example;
			else values[name] ??= example;
		}
		return values;
	}

	/** The value that an earlier command printed; undefined if it printed none, or was not carried out. */
	valueFrom(name: string, { from, pattern }: { from: string; pattern: string }): string | undefined {
		return valueIn(this.done.get(from)?.output ?? '', pattern, name);
	}

	/** How the output of the commands differs from what the plan expects. */
	compare({ prints, lacks }: Pick<RehearsalPlan['scenarios'][string], 'prints' | 'lacks'>): string[] {
		const problems: string[] = [];
		for (const [place, texts] of Object.entries(prints)) {
			const output = this.done.get(place)?.output;
			if (output === undefined) problems.push(`${place} was not carried out.`);
			else for (const text of missingIn(output, texts)) problems.push(notPrinted(place, text, output));
		}
		for (const [place, texts] of Object.entries(lacks)) {
			const output = this.done.get(place)?.output ?? '';
			for (const text of [texts].flat().filter((each) => containsText(output, each))) {
				problems.push(`${place} prints "${text}", which it must not:\n${output.trim()}`);
			}
		}
		return problems;
	}
}

/** A problem for each command whose output does not say that it failed, although its target was not reachable. */
function unreportedFailures(done: Iterable<CarriedOut>): string[] {
	return [...done]
		.filter(({ output }) => !/refused|no answer|could not|couldn't|failed|unable|error|HTTP 000|^000 /im.test(output))
		.map(({ place, output }) => `${place} does not say that nothing was reached:\n${output.trim() || '(nothing)'}`);
}

function notPrinted(place: string, text: string, output: string): string {
	return `${place} does not print "${text}":\n${output.trim() || '(nothing)'}`;
}

/** The commands in a sentence: every text in back-ticks that has more than one word. */
function commandsIn(sentence: string): string[] {
	return [...sentence.matchAll(/`([^`]+)`/g)].flatMap(([, code = '']) => (code.includes(' ') ? code : []));
}

async function onSystem(request: Rehearsal, work: (system: System, shell: Shell) => Promise<void>): Promise<void> {
	const { scenario, plan, systems, signal, progress } = request;
	const system = await startSystem(scenario.data, systems, { signal, progress });
	try {
		const codes = placedCommands(request.runbook).map(({ code }) => code);
		const copies: Record<string, string> = {};
		for (const [name, source] of Object.entries(plan.files)) {
			if (typeof source === 'string') copies[name] = path.join(systems, source);
		}
		const shell = await openShell(system, copies, codes);
		// A file that is not a copy contains a token.
		for (const [name, source] of Object.entries(plan.files)) {
			if (typeof source !== 'string') await shell.putFile(name, `${system.token() ?? ''}\n`);
		}
		await work(system, shell);
	} finally {
		await system.close();
	}
}

export interface Rehearsal {
	/**
	 * True to skip the remaining mitigations after a problem. The rehearsal of a runbook with a deliberate fault only has
	 * to find one problem.
	 */
	stopsEarly?: boolean;
	runbook: Entry<'runbook'>;
	plan: RehearsalPlan;
	scenario: { id: string; data: Scenario };
	/** The folder of the systems' programs, absolute. */
	systems: string;
	signal: AbortSignal;
	progress: (line: string) => void;
	/** Called with what each command printed. */
	onOutput?: (done: CarriedOut) => void;
}
