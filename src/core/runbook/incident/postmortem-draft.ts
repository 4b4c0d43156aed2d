import { fence } from '../../draft/fence.ts';
import { PLACEHOLDER } from '../../draft/placeholder.ts';
import { maskSecrets } from '../../draft/mask-secrets.ts';
import { quoteYaml } from '../../draft/quote-yaml.ts';
import { visibleText } from '../../draft/visible-text.ts';
import { cutText, doneSteps, type DoneStep, type Incident, type StepRecord } from './incident.ts';

/**
 * Drafts a postmortem from the record of an incident: times, steps, commands as they were run, notes and outputs, with
 * secrets masked. Everything that only a person can fill in has a placeholder. Apart from these, the file passes every
 * rule.
 *
 * No text in the record can become part of the structure of the file: a title is one line without marks, longer texts
 * are in fences, and `parseIncident` has checked ids and times.
 */
export function draftPostmortem(incident: Incident): DraftedPostmortem {
	const steps = doneSteps(incident);
	const used = [...new Set([...steps.map(({ runbook }) => runbook), ...Object.keys(incident.runbooks)])];
	const main = used[0];
	const id = [incident.startedAt.slice(0, 10), main ?? 'incident'].join('-');
	return { id, fileName: `${id}.mdx`, source: `${frontMatter(incident, steps, used)}\n${body(incident, used)}` };
}

function frontMatter(incident: Incident, steps: readonly DoneStep[], used: readonly string[]): string {
	const facts = used.flatMap((id) => (Object.hasOwn(incident.runbooks, id) ? (incident.runbooks[id] ?? []) : []));
	const services = unique(facts.flatMap((each) => each.services));
	const errors = unique(facts.flatMap((each) => each.errors));
	const verified = steps.filter(({ kind }) => kind === 'verify').at(-1);
	const worked = steps.filter(({ kind }) => kind === 'verify').map(({ runbook }) => runbook);
	const outcomes = used.filter((id) => worked.includes(id)).map((id) => `  - { id: ${yamlId(id)}, outcome: worked }`);
	const [main] = used;
	const acknowledged = firstMoment(incident, steps);
	const beganWith = incident.signal ?? facts[0]?.title;
	return `---
title: ${placeholder(`what happened, as a colleague would say it${beganWith === undefined ? '' : `; it began with ${quoted(beganWith)}`}`)}
summary: ${placeholder('two sentences: what users saw, and why.')}
status: draft
severity: not recorded
services: ${services.length > 0 ? `[${services.map(yamlId).join(', ')}]` : `[${placeholder('the services involved')}]`}
tags: []
audience: internal
times:
  started: not recorded
  detected: not recorded
  acknowledged: '${acknowledged}'
  mitigated: ${verified ? `'${verified.doneAt}'` : 'not recorded'}
  resolved: not recorded
  note: ${placeholder(
		`when users were first affected, when it was noticed, when it was over. "acknowledged" is when the incident was started in the browser${verified ? ', "mitigated" when the verification was ticked' : ''}.`,
	)}
impact:
  users: ${placeholder('who was affected, and how many.')}
  requests: ${placeholder('requests that failed or were slow.')}
  minutes: not recorded
  money: ${placeholder('money lost, with currency, or "not recorded".')}
  support: ${placeholder('support contacts, or "not recorded".')}
trigger: ${placeholder('what set it off on that day.')}
factors:
  - kind: process
    text: ${placeholder('what made it possible, and the kind that fits; "process" is only a placeholder.')}
mitigators: []
ruledOut: []
timeline:
  - at: not recorded
    kind: detection
    text: ${placeholder('what was noticed first, and what noticed it.')}
  - at: '${acknowledged}'
    kind: key
    text: ${quoteYaml(main === undefined ? 'Work on it began.' : `Work on it began with [](runbook:${main}).`)}
${steps.map(timelineItem).join('')}metrics: []
claims: []
actions: []
lessons:
  well:
    - ${placeholder('what went well.')}
  badly:
    - ${placeholder('what went badly.')}
  lucky: []
${errors.length === 0 ? '' : `# The runbooks cover ${errors.join(', ')}; name those that were seen.\n`}errors: []
${outcomes.length === 0 ? 'runbooks: []' : `runbooks:\n${outcomes.join('\n')}`}
snippets: []
sources:
  - id: runbook-record
    title: Steps taken, as recorded in the browser during the incident
    note: Each time is when a step was ticked, by the clock of that computer.
---
`;
}

function timelineItem({ doneAt, kind, title, runbook, commands }: DoneStep): string {
	const changed = commands.some(({ effect }) => effect !== 'read');
	const moment = kind === 'verify' ? 'key' : kind === 'mitigation' || changed ? 'repair' : 'diagnosis';
	const what = kind === 'verify' ? 'Verified that it was over' : quoted(title);
	return `  - at: '${doneAt}'\n    kind: ${moment}\n    text: ${quoteYaml(`${what} (a ${kind === 'verify' ? 'step' : kind} of [](runbook:${runbook})).`)}\n`;
}

function body(incident: Incident, used: readonly string[]): string {
	const done = doneSteps(incident);
	const open = incident.steps.filter(({ doneAt, note, output }) => doneAt === undefined && (note || output));
	const shown = [...done, ...open];
	const maxLength = Math.floor(MAX_TOTAL_LENGTH / Math.max(shown.length, 1));
	const helped = new Set(done.filter(({ kind }) => kind === 'verify').map(({ runbook }) => runbook));
	const undecided = used.filter((id) => !helped.has(id));
	return [
		'## What happened',
		`${PLACEHOLDER} the story in a few paragraphs, from what users saw to what ended it.`,
		...undecided.map(
			(id) => `${PLACEHOLDER} whether [](runbook:${id}) helped; add it to "runbooks" as worked or failed.`,
		),
		...(shown.length === 0 ? [] : ['## What was done', 'Commands and outputs as they were, with secrets masked.']),
		...shown.flatMap((step) => section(step, maxLength)),
		'',
	].join('\n\n');
}

function section({ doneAt, title, runbook, note, output, commands }: StepRecord, maxLength: number): string[] {
	const when = doneAt === undefined ? 'Not ticked' : `${doneAt.slice(11, 16)} UTC`;
	return [
		`### ${when}: ${escapeMarkdown(quoted(title))}`,
		`From [](runbook:${runbook}).`,
		...(note === '' ? [] : ['Note:', quotedText(note, maxLength)]),
		...commands.flatMap(({ code, effect }) => [`Command (${effect}):`, quotedText(code, maxLength)]),
		...(output === '' ? [] : ['Output:', quotedText(output, maxLength)]),
	];
}

/**
 * Divided by the number of steps, this is the maximum number of characters in each note, command and output. It keeps
 * the file below one megabyte, above which the validator does not read it.
 */
const MAX_TOTAL_LENGTH = 240_000;

/**
 * Puts typed or printed text into a fence. The language is always `text`: the record says what was run on that day, while
 * the fence of a command is for copying and must follow the rules for commands.
 */
function quotedText(text: string, maxLength: number): string {
	return fence('text', cutText(maskSecrets(visibleText(text)), Math.max(maxLength, 500)).trimEnd());
}

/**
 * Puts the title of a step in quotes, because it is quoted from the runbook. Replaces marks that would make it code or
 * a link.
 */
function quoted(title: string): string {
	const text = oneLine(cutText(maskSecrets(visibleText(title)), MAX_TITLE));
	return `"${text.replace(/["`]/g, "'").replaceAll('](', '] (')}"`;
}
const MAX_TITLE = 300;

function oneLine(text: string): string {
	return visibleText(text).replace(/\s+/g, ' ').trim();
}

/** Escapes Markdown. Addresses are broken up, because they become links even if their characters are escaped. */
function escapeMarkdown(text: string): string {
	return text
		.replaceAll('://', ': //')
		.replace(/\bwww\./gi, (found) => `${found.slice(0, 3)} .`)
		.replaceAll('@', ' at ')
		.replace(/[\\`*_{}[\]<>#&~|:]/g, '\\$&');
}

function placeholder(hint: string): string {
	return quoteYaml(`${PLACEHOLDER} ${oneLine(hint)}`);
}

/** Writes an id for YAML, in quotes if YAML could read it as something other than text, such as `null`, `on` or `404`. */
function yamlId(id: string): string {
	return /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(id) ? id : quoteYaml(id);
}

/** When the incident was started, or the time of the first step if the clock was set back in between. */
function firstMoment({ startedAt }: Incident, [first]: readonly DoneStep[]): string {
	return first !== undefined && first.doneAt < startedAt ? first.doneAt : startedAt;
}

function unique(ids: readonly string[]): string[] {
	return [...new Set(ids)];
}

export interface DraftedPostmortem {
	id: string;
	fileName: string;
	/** The complete file. */
	source: string;
}
