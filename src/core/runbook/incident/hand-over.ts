import { maskSecrets } from '../../draft/mask-secrets.ts';
import { visibleText } from '../../draft/visible-text.ts';
import { cutText, doneSteps, formatUtc, isNote, type DoneStep, type Incident } from './incident.ts';

/**
 * What the next responder needs, as plain text for a chat or a ticket: when the incident started, the values of the
 * parameters, the steps that were done and when, and what they printed. Secrets are masked, and long texts are cut.
 *
 * @param linkTo Returns the address of a runbook with these values. Values that masking would change are left out.
 * @param next The title of the part that comes next, if it is known.
 */
export function handOver(
	incident: Incident,
	now: Date,
	linkTo: (runbook: string, values: Record<string, string>) => string,
	next?: string,
): string {
	const ticked = doneSteps(incident);
	const done = ticked.filter((step) => !isNote(step));
	const notes = ticked.filter(isNote);
	const open = incident.steps.filter(({ doneAt, note, output }) => doneAt === undefined && (note || output));
	return [
		`Incident started at ${incident.startedAt}, handed over at ${formatUtc(now)} (${sinceStart(incident, now)}).`,
		...(incident.signal === undefined ? [] : [`It began with: ${oneLine(incident.signal)}`]),
		...Object.entries(incident.runbooks).map(
			([id, { title }]) =>
				`Runbook: ${oneLine(title)} ${linkTo(id, shareable(incident.values[id] ?? {}))}${valuesOf(incident, id)}`,
		),
		done.length === 0 ? 'Nothing is ticked yet.' : 'Done:',
		...done.flatMap((step) => [`- ${step.doneAt.slice(11, 16)} UTC ${titleOf(step)}`, ...detailsOf(step)]),
		...(notes.length === 0
			? []
			: ['Notes:', ...notes.map((note) => `- ${note.doneAt.slice(11, 16)} UTC ${oneLine(note.title)}`)]),
		...(open.length === 0 ? [] : ['Started, not ticked:']),
		...open.flatMap((step) => [`- ${oneLine(step.title)}`, ...detailsOf(step)]),
		...(next === undefined ? [] : [`Next: ${oneLine(next)}`]),
	].join('\n');
}

/** The time since an incident was started, as `T+04:12` (minutes and seconds) or `T+1:04:12` (with hours). */
export function sinceStart({ startedAt }: Pick<Incident, 'startedAt'>, now: Date): string {
	const seconds = Math.max(0, Math.floor((now.getTime() - Date.parse(startedAt)) / 1000));
	const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
	const rest = [minutes, seconds % 60].map((part) => String(part).padStart(2, '0')).join(':');
	return `T+${hours > 0 ? `${hours}:` : ''}${rest}`;
}

function titleOf({ title, commands }: DoneStep): string {
	const changes = commands.filter(({ effect }) => effect !== 'read').map(({ effect }) => effect);
	return `${oneLine(title)}${changes.length > 0 ? ` (${changes.join(', ')})` : ''}`;
}

function detailsOf({ note, output }: Pick<DoneStep, 'note' | 'output'>): string[] {
	return [
		...(note === '' ? [] : [`  Note: ${oneLine(note)}`]),
		...(output === '' ? [] : ['  Output:', ...quotedLines(output)]),
	];
}

function quotedLines(output: string): string[] {
	return readable(output, MAX_OUTPUT)
		.trimEnd()
		.split('\n')
		.map((line) => `    ${line}`);
}

function valuesOf({ values }: Incident, runbook: string): string {
	const pairs = Object.entries(values[runbook] ?? {});
	return pairs.length === 0 ? '' : ` with ${pairs.map(([name, value]) => `${name}=${oneLine(value)}`).join(', ')}`;
}

function shareable(values: Readonly<Record<string, string>>): Record<string, string> {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => maskSecrets(value) === value));
}

function oneLine(text: string): string {
	return readable(text, MAX_LINE).replace(/\s+/g, ' ').trim();
}

function readable(text: string, maxLength: number): string {
	return cutText(maskSecrets(visibleText(text)), maxLength);
}

/** Maximum number of characters in a line, and in the output of one step, so that the text stays readable in a chat. */
const MAX_LINE = 300;
const MAX_OUTPUT = 1500;
