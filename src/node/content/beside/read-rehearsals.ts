import { createHash } from 'node:crypto';
import path from 'node:path';
import type { AnyDocument, Document, Entry } from '../../../core/entry.ts';
import { placedCommands } from '../../../core/rehearsal/placed-commands.ts';
import { uncoveredPlaces } from '../../../core/rehearsal/uncovered.ts';
import { withFault } from '../../../core/rehearsal/with-fault.ts';
import type { Rehearsals } from '../../../core/rehearsal/rehearsals.ts';
import { faultOf, type Fault, type FieldPath, type RehearsalName } from '../../../core/rules/fault.ts';
import {
	RehearsalPlanSchema,
	RehearsalRecordSchema,
	type RehearsalPlan,
	type RehearsalRecord,
	type RehearsedRun,
} from '../../../core/schema/kinds/rehearsal.ts';
import { ScenarioSchema, type Scenario } from '../../../core/schema/kinds/scenario.ts';
import { validateWhole } from '../../../core/schema/validate.ts';
import { parseYaml, type ParsedYaml } from '../page/parse-yaml.ts';

/**
 * Reads the scenarios, the plans of rehearsals and their records, and compares them with the runbooks. Never throws: problems
 * are in `faults`.
 */
export function readRehearsals(
	files: readonly RehearsalFile[],
	documents: readonly AnyDocument[],
): { rehearsals: Rehearsals; faults: Fault[] } {
	const faults: Fault[] = [];
	const read = readFiles(files, faults);
	const { scenarios, plans, records } = read;
	const runbooks = new Map(documents.flatMap((each) => (each.kind === 'runbook' ? [[each.id, each]] : [])));
	faults.push(...programFaults(read));
	const runs = new Map<string, readonly RehearsedRun[]>();
	// By the ids of the runbook and the scenario, with a space between them.
	const hashes = new Map<string, string>();
	for (const [id, plan] of plans) {
		const runbook = runbooks.get(id);
		if (!runbook) faults.push(unknownName(plan, [], 'runbook', id, runbooks.keys()));
		// An incomplete page is skipped, because its own faults are reported.
		else if (isComplete(runbook)) {
			faults.push(...unknownNamesIn(plan, runbook, read));
			for (const name of Object.keys(plan.data.scenarios)) {
				const scenario = scenarios.get(name);
				if (scenario) hashes.set(`${id} ${name}`, hashOf(runbook, plan, name, scenario, read.programs));
			}
			const record = records.get(id);
			const recorded = record && readAs(RehearsalRecordSchema, record, faults);
			const fresh = (recorded?.data.runs ?? []).filter((run) => hashes.get(`${id} ${run.scenario}`) === run.sourceHash);
			runs.set(id, fresh);
			faults.push(...staleRuns(id, plan, recorded, { fresh, scenarios }));
		}
	}
	for (const [id, { file }] of records) {
		if (!plans.has(id)) faults.push(unknownName({ file }, [], 'runbook', id, plans.keys()));
	}
	faults.push(...uncoveredCommands(documents, plans));
	const dataOf = <T>(items: ReadonlyMap<string, Read<T>>): Map<string, T> =>
		new Map([...items].map(([id, each]) => [id, each.data]));
	return { rehearsals: { scenarios: dataOf(scenarios), plans: dataOf(plans), runs, hashes }, faults };
}

/** Reads the files and sorts them by what they contain. Records are read later, by the plan that they belong to. */
function readFiles(files: readonly RehearsalFile[], faults: Fault[]): ReadFiles {
	const read: ReadFiles = { programs: new Map(), scenarios: new Map(), plans: new Map(), records: new Map() };
	for (const each of files) {
		const name = path.basename(each.file);
		const id = stem(name);
		if (each.folder === 'scenarios' && !name.endsWith('.yaml')) read.programs.set(name, each.text);
		else if (each.folder === 'scenarios') {
			const scenario = readAs(ScenarioSchema, each, faults);
			if (scenario) read.scenarios.set(id, scenario);
		} else if (name.endsWith('.json')) read.records.set(id, each);
		else {
			const plan = readAs(RehearsalPlanSchema, each, faults);
			if (plan) read.plans.set(id, plan);
		}
	}
	return read;
}

/** Finds programs that scenarios name but that do not exist. */
function programFaults({ scenarios, programs }: ReadFiles): Fault[] {
	const stems = [...programs.keys()].map(stem);
	return [...scenarios.values()].flatMap((scenario) => {
		const { system, k6 } = scenario.data;
		return [
			...(stems.includes(system) ? [] : [unknownName(scenario, ['system'], 'program', system, stems)]),
			...(k6 === undefined || programs.has(`${k6}.js`) ? [] : [unknownName(scenario, ['k6'], 'program', k6, stems)]),
		];
	});
}

/** Reports scenarios of a plan that have no fresh run, and runs of scenarios that the plan does not have. */
function staleRuns(
	runbook: string,
	plan: Read<RehearsalPlan>,
	recorded: Read<RehearsalRecord> | undefined,
	{ fresh, scenarios }: { fresh: readonly RehearsedRun[]; scenarios: ReadFiles['scenarios'] },
): Fault[] {
	const all = recorded?.data.runs ?? [];
	const missing = Object.keys(plan.data.scenarios).flatMap((scenario): Fault | [] => {
		if (!scenarios.has(scenario) || fresh.some((run) => run.scenario === scenario)) return [];
		const reason = all.some((run) => run.scenario === scenario) ? 'changed' : 'not run';
		const position = plan.yaml.locateKey(['scenarios', scenario]);
		return { rule: 'stale-rehearsal', file: plan.file, position, runbook, scenario, reason };
	});
	const extra = all.flatMap(({ scenario }, index): Fault | [] => {
		if (!recorded || Object.hasOwn(plan.data.scenarios, scenario)) return [];
		const position = recorded.yaml.locate(['runs', index, 'scenario']);
		return { rule: 'stale-rehearsal', file: recorded.file, position, runbook, scenario, reason: 'not in the plan' };
	});
	return [...missing, ...extra];
}

/** Reports reviewed runbooks with commands that are neither rehearsed nor listed under `cannot`. */
function uncoveredCommands(documents: readonly AnyDocument[], plans: ReadFiles['plans']): Fault[] {
	return documents.flatMap((runbook): Fault | [] => {
		if (runbook.kind !== 'runbook' || runbook.data.stage !== 'reviewed' || !isComplete(runbook)) return [];
		const { id, file } = runbook;
		const places = uncoveredPlaces(runbook, plans.get(id)?.data);
		if (places.length === 0) return [];
		return { rule: 'unrehearsed-command', file, position: runbook.locate(['stage']), runbook: id, places };
	});
}

/**
 * The fault of a name that refers to nothing.
 *
 * @param at The path of the name in the file; empty if it is the name of the file itself.
 * @param what The kind of thing that the name should refer to.
 * @param known The names that exist.
 */
function unknownName(
	{ file, yaml }: Pick<Read<unknown>, 'file'> & { yaml?: ParsedYaml },
	at: FieldPath,
	what: RehearsalName,
	name: string,
	known: Iterable<string>,
): Fault {
	const position = yaml && at.length > 0 ? yaml.locateKey(at) : ({ at: 'unknown' } as const);
	return { rule: 'unknown-rehearsal-name', file, position, what, name, known: [...known] };
}

/** Finds names in a plan that refer to nothing. */
function unknownNamesIn(
	plan: Read<RehearsalPlan>,
	runbook: Entry<'runbook'>,
	{ scenarios, programs }: ReadFiles,
): Fault[] {
	const faults: Fault[] = [];
	const places = placedCommands(runbook).map(({ place }) => place);
	const params = runbook.data.params.map(({ name }) => name);
	const numbers = runbook.data.mitigations.map((_, index) => String(index + 1));
	const check = (at: FieldPath, what: RehearsalName, name: string, known: readonly string[]): void => {
		if (!known.includes(name)) faults.push(unknownName(plan, at, what, name, known));
	};
	const checkValues = (at: FieldPath, values: RehearsalPlan['values']): void => {
		for (const [name, value] of Object.entries(values)) {
			check([...at, name], 'parameter', name, params);
			if (typeof value !== 'string') check([...at, name, 'from'], 'command', value.from, places);
		}
	};
	const { values, files, cannot } = plan.data;
	checkValues(['values'], values);
	for (const [name, source] of Object.entries(files)) {
		if (typeof source === 'string') check(['files', name], 'program', source, [...programs.keys()]);
		else for (const place of source.newFor) check(['files', name, 'newFor'], 'command', place, places);
	}
	for (const place of Object.keys(cannot)) check(['cannot', place], 'command', place, places);
	for (const [index, { replace, scenario }] of plan.data.wrong.entries()) {
		check(['wrong', index, 'scenario'], 'scenario', scenario, Object.keys(plan.data.scenarios));
		// Undefined if no command contains the text that is to be replaced.
		if (!withFault(runbook, replace, ''))
			faults.push(unknownName(plan, ['wrong', index, 'replace'], 'text', replace, []));
	}
	for (const [scenario, expected] of Object.entries(plan.data.scenarios)) {
		const at = ['scenarios', scenario];
		check(at, 'scenario', scenario, [...scenarios.keys()]);
		for (const field of ['prints', 'lacks'] as const) {
			for (const place of Object.keys(expected[field])) check([...at, field, place], 'command', place, places);
		}
		for (const [index, each] of expected.mitigations.entries()) {
			const here = [...at, 'mitigations', index];
			checkValues([...here, 'values'], each.values);
			check([...here, 'mitigation'], 'mitigation', String(each.mitigation), numbers);
			for (const place of Object.keys(each.then)) check([...here, 'then', place], 'command', place, places);
		}
	}
	return faults;
}

/** True if the page has the fields that its rehearsal needs. */
function isComplete(document: Document<'runbook'>): document is Entry<'runbook'> {
	const { discriminators, mitigations, evidence, params } = document.data;
	return discriminators !== undefined && mitigations !== undefined && evidence !== undefined && params !== undefined;
}

/**
 * The hash of everything that the result of a rehearsal depends on. It covers the plan and the scenario as written, so
 * a new field with a default does not make any rehearsal stale.
 */
function hashOf(
	runbook: Entry<'runbook'>,
	plan: Read<RehearsalPlan>,
	name: string,
	scenario: Read<Scenario>,
	programs: ReadonlyMap<string, string>,
): string {
	const { system, k6 } = scenario.data;
	const started = [...programs].filter(([program]) => [system, k6].includes(stem(program)));
	const copied = [...programs].filter(([program]) => Object.values(plan.data.files).includes(program));
	const answers = runbook.data.discriminators.map((question) => question.answers);
	const mitigations = runbook.data.mitigations.map(({ rollback, minutes }) => [rollback, minutes]);
	const { scenarios = {}, ...others } = plan.yaml.value as { scenarios?: Record<string, unknown> };
	// The plan without its other scenarios and its deliberate faults, which do not influence this rehearsal.
	const shared = Object.fromEntries(Object.entries(others).filter(([field]) => field !== 'wrong'));
	const parts = [
		placedCommands(runbook),
		answers,
		mitigations,
		shared,
		scenarios[name],
		scenario.yaml.value,
		started,
		copied,
	];
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Parses a file and validates it with a schema. Undefined, with the problems added to `faults`, if it is not valid. */
function readAs<T>(
	schema: Parameters<typeof validateWhole<T>>[0],
	{ file, text }: RehearsalFile,
	faults: Fault[],
): Read<T> | undefined {
	const yaml = parseYaml(text, { file, firstLine: 1 });
	faults.push(...yaml.faults);
	if (yaml.value === undefined) return undefined;
	const { data, problems } = validateWhole(schema, yaml.value);
	faults.push(...problems.map((problem) => faultOf(problem, file, yaml)));
	return data === undefined ? undefined : { data, file, yaml };
}

/** The folders of files that are about rehearsals. */
export const REHEARSAL_FOLDERS: ReadonlySet<string> = new Set(['rehearsals', 'scenarios']);

export interface RehearsalFile {
	/** The folder of the content that it is in. */
	folder: string;
	/** Path in messages. */
	file: string;
	text: string;
}

interface Read<T> {
	data: T;
	file: string;
	yaml: ParsedYaml;
}

interface ReadFiles {
	/** Texts of the programs, by file name. */
	programs: Map<string, string>;
	scenarios: Map<string, Read<Scenario>>;
	plans: Map<string, Read<RehearsalPlan>>;
	records: Map<string, RehearsalFile>;
}

function stem(fileName: string): string {
	return fileName.replace(/\.\w+$/, '');
}
