import type { Effect } from '../../schema/primitives.ts';
import type { StoredValues } from './stored-values.ts';

/**
 * Starts the record of what a person does with runbooks during one incident, to be stored in the browser. Functions that
 * change a record return a new one. Times are RFC 3339 in UTC.
 *
 * @param signal What it began with: the name of an alert, or the title of a recognised error.
 */
export function startIncident(now: Date, values: StoredValues, signal?: string): Incident {
	const startedAt = formatUtc(now);
	const began = signal === undefined ? {} : { signal: cutLine(signal) };
	return { version: 1, id: startedAt.replace(/\D/g, ''), startedAt, ...began, values, runbooks: {}, steps: [] };
}

/** Marks a step as done, and stores its commands as they are now. */
export function tick(incident: Incident, step: StepRef, now: Date, commands: DoneCommand[]): Incident {
	const cut = commands.slice(0, LIMITS.commands).map((each) => ({ ...each, code: cutText(each.code, LIMITS.output) }));
	return changeStep(incident, step, { doneAt: formatUtc(now), commands: cut });
}

/** Adds a note about the incident as a whole, as a finished step whose title is the note. */
export function addNote(incident: Incident, runbook: string, text: string, now: Date): Incident {
	return tick(incident, { runbook, step: `${NOTE}${now.toISOString()}`, kind: 'step', title: text }, now, []);
}
const NOTE = 'note ';

/** Whether a step is a note about the incident as a whole. */
export function isNote({ step }: Pick<StepRecord, 'step'>): boolean {
	return step.startsWith(NOTE);
}

/** Marks a step as not done, and removes its commands. Note and output stay. */
export function untick(incident: Incident, step: StepRef): Incident {
	return changeStep(incident, step, { doneAt: undefined, commands: [] });
}

/** Stores a note or an output, cut to its limit. */
export function write(incident: Incident, step: StepRef, field: 'note' | 'output', text: string): Incident {
	return changeStep(incident, step, { [field]: cutText(text, LIMITS[field]) });
}

/** The record of a step, if there is one. */
export function findStep(
	{ steps }: Incident,
	{ runbook, step }: Pick<StepRef, 'runbook' | 'step'>,
): StepRecord | undefined {
	return steps.find((each) => each.runbook === runbook && each.step === cutLine(step));
}

/** The steps that have been done, in order of time. */
export function doneSteps({ steps }: Incident): DoneStep[] {
	return steps
		.filter((step): step is DoneStep => step.doneAt !== undefined)
		.sort((a, b) => a.doneAt.localeCompare(b.doneAt));
}

/**
 * Cuts a text to at most `maxLength` characters. It removes the middle, because the start of an output says what the
 * output is about and the end says what went wrong. A line in place of the middle says how much was cut. A text that
 * was cut to this length is not cut again.
 */
export function cutText(text: string, maxLength: number): string {
	const whole = text.toWellFormed();
	if (whole.length <= maxLength) return whole;
	const room = maxLength - CUT_MARK_ROOM;
	const head = Math.floor(room / 4);
	const tail = room - head;
	const removed = whole.length - room;
	return `${whole.slice(0, head)}\n[… ${removed} characters cut …]\n${whole.slice(-tail)}`.toWellFormed();
}
const CUT_MARK_ROOM = 60;

/** Ids of the incidents to drop so that the others fit, oldest first. The current one always stays. */
export function incidentsToDrop(stored: readonly StoredSize[], current: StoredSize, limits = LIMITS): string[] {
	const newestFirst = stored.filter(({ id }) => id !== current.id).sort((a, b) => b.id.localeCompare(a.id));
	const drop: string[] = [];
	let total = current.size;
	for (const [index, { id, size }] of newestFirst.entries()) {
		total += size;
		if (index + 1 >= limits.incidents || total > limits.total) drop.push(id);
	}
	return drop.reverse();
}

/**
 * Maximum lengths of texts and numbers of items. Writing enforces them, because reading cuts or rejects whatever exceeds
 * them. `total` is low, because a browser gives a site little storage when the disk is nearly full.
 */
export const LIMITS = {
	title: 1000,
	note: 4000,
	output: 65_536,
	commands: 50,
	steps: 500,
	incidents: 20,
	total: 3_000_000,
} as const;

/** Formats a time in UTC. Seconds are precise enough for ticks by a person. */
export function formatUtc(time: Date): string {
	return time.toISOString().replace(/\.\d+Z$/, 'Z');
}

function changeStep(incident: Incident, ref: StepRef, change: Partial<StepRecord>): Incident {
	const { runbook, kind } = ref;
	const [step, title] = [cutLine(ref.step), cutLine(ref.title)];
	const old = findStep(incident, { runbook, step }) ?? { doneAt: undefined, note: '', output: '', commands: [] };
	const record: StepRecord = { ...old, runbook, step, kind, title, ...change };
	const others = incident.steps.filter((each) => each.runbook !== runbook || each.step !== step);
	return { ...incident, steps: [...others, record].slice(-LIMITS.steps) };
}

function cutLine(text: string): string {
	return text.slice(0, LIMITS.title).toWellFormed();
}

interface StoredSize {
	id: string;
	/** Size in characters. */
	size: number;
}

export const STEP_KINDS = ['mitigation', 'step', 'verify'] as const;
export const EFFECTS: readonly Effect[] = ['read', 'change', 'destroy'];

export interface Incident {
	version: 1;
	/** The start time in digits only, so that ids sort by time. */
	id: string;
	startedAt: string;
	/** What it began with, if that is known: the name of an alert, or the title of a recognised error. */
	signal?: string;
	values: StoredValues;
	/** Facts about the runbooks that were used, by id, for the draft of the postmortem. */
	runbooks: Record<string, RunbookFacts>;
	steps: StepRecord[];
}

export interface RunbookFacts {
	title: string;
	/** Ids of services. */
	services: string[];
	errors: string[];
}

export interface StepRef {
	/** Id of the runbook. */
	runbook: string;
	/** Name of the step within it. */
	step: string;
	kind: StepKind;
	title: string;
}

export type StepKind = (typeof STEP_KINDS)[number];

export interface StepRecord extends StepRef {
	/** When the step was ticked. */
	doneAt?: string | undefined;
	note: string;
	output: string;
	/** The commands as they were when the step was ticked. */
	commands: DoneCommand[];
}

export type DoneStep = StepRecord & { doneAt: string };

export interface DoneCommand {
	code: string;
	effect: Effect;
	language: string;
}
