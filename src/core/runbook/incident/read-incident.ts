import {
	cutText,
	EFFECTS,
	LIMITS,
	STEP_KINDS,
	type DoneCommand,
	type Incident,
	type RunbookFacts,
	type StepRecord,
} from './incident.ts';
import { readValues } from './stored-values.ts';
import { isListOf, isShortText, isStoredId, isStoredTime, parseStored } from './stored-text.ts';
import { isRecord } from '../../text/is-record.ts';

/**
 * Reads an incident that a browser stored. Returns undefined for a record that no page of this site can have written:
 * every field is checked, and counts and lengths are bounded. Unknown fields are left out, and notes, outputs and
 * commands that are too long are cut as they are when a page writes them.
 */
export function parseIncident(json: string | null | undefined): Incident | undefined {
	const value = parseStored(json, MAX_JSON);
	if (!isRecord(value) || value['version'] !== 1) return undefined;
	const { startedAt, signal, values, runbooks, steps } = value;
	if (!isStoredTime(startedAt) || value['id'] !== startedAt.replace(/\D/g, '')) return undefined;
	if (!isRecord(values) || !isRecord(runbooks) || !isListOf(steps, LIMITS.steps, isStep)) return undefined;
	if (signal !== undefined && !isShortText(signal, LIMITS.title)) return undefined;
	const facts = Object.entries(runbooks);
	if (facts.length > MAX_RUNBOOKS || !facts.every(([id, each]) => isStoredId(id) && isFacts(each))) return undefined;
	return {
		version: 1,
		id: value['id'],
		startedAt,
		...(signal !== undefined && { signal }),
		values: readValues(values),
		runbooks: Object.fromEntries(facts.map(([id, each]) => [id, pickFacts(each as RunbookFacts)])),
		steps: steps.map(pickStep),
	};
}

function isFacts(value: unknown): value is RunbookFacts {
	if (!isRecord(value)) return false;
	const { title, services, errors } = value;
	return (
		isShortText(title, LIMITS.title) && isListOf(services, MAX_IDS, isStoredId) && isListOf(errors, MAX_IDS, isStoredId)
	);
}

function isStep(value: unknown): value is StepRecord {
	if (!isRecord(value)) return false;
	const { runbook, step, kind, title, doneAt, note, output, commands } = value;
	return (
		isStoredId(runbook) &&
		isShortText(step, LIMITS.title) &&
		isShortText(title, LIMITS.title) &&
		(STEP_KINDS as readonly unknown[]).includes(kind) &&
		(doneAt === undefined || isStoredTime(doneAt)) &&
		typeof note === 'string' &&
		typeof output === 'string' &&
		isListOf(commands, LIMITS.commands, isCommand)
	);
}

function isCommand(value: unknown): value is DoneCommand {
	if (!isRecord(value)) return false;
	const { code, language, effect } = value;
	const isLanguage = isShortText(language, 20) && /^[\w+#.-]*$/.test(language);
	return typeof code === 'string' && isLanguage && (EFFECTS as readonly unknown[]).includes(effect);
}

function pickFacts({ title, services, errors }: RunbookFacts): RunbookFacts {
	return { title, services, errors };
}

function pickStep({ runbook, step, kind, title, doneAt, note, output, commands }: StepRecord): StepRecord {
	return {
		runbook,
		step,
		kind,
		title,
		doneAt,
		note: cutText(note, LIMITS.note),
		output: cutText(output, LIMITS.output),
		commands: commands.map(({ code, language, effect }) => ({ code: cutText(code, LIMITS.output), language, effect })),
	};
}

/** Maximum number of characters: far more than a page writes, but few enough to parse in one go. */
const MAX_JSON = 20_000_000;
const MAX_RUNBOOKS = 50;
const MAX_IDS = 100;
