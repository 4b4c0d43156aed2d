import type { Fork } from './result.ts';
import type { ForkIndex } from './signatures/loaded-index.ts';
import { recognise } from './recognise.ts';
import type { LoadedTemplate } from './template/template-load.ts';
import type { Verified } from './verify/verify.ts';

/**
 * Finds runbooks and alerts for the generic messages, statuses and alert names in a text in which no error is known.
 * Alerts come first, then runbooks by the weight of their signal. Callers must not pass texts that are longer than a
 * paste.
 *
 * @param found - the verified matches of the signals' templates, from `findVerified`
 */
export function findForks({ index, alerts }: ForkIndex, text: string, found: readonly Verified[]): Fork[] {
	const forks = new Map<string, Fork>();
	let aboutStatus: boolean | undefined;
	for (const { template, start, end } of found) {
		if (isStatus(template)) aboutStatus ??= isAboutStatus(text);
		if (isStatus(template) && !aboutStatus) continue;
		if (!saysEnough(template, text, start, end)) continue;
		// The "errors" of this index are runbooks.
		const { error: id = '', title } = index.errors[template.error] ?? {};
		const earlier = forks.get(id);
		if (earlier && earlier.weight >= template.weight) continue;
		forks.set(id, {
			target: { kind: 'runbook', id },
			...(title === undefined ? {} : { title }),
			template: template.text,
			span: [start, end],
			weight: template.weight,
		});
	}
	const byWeight = [...forks.values()].sort((a, b) => b.weight - a.weight);
	return [...findAlerts(alerts, text), ...byWeight];
}

/** In the index of signals, which has no class names, `isClass` marks the statuses. */
function isStatus({ isClass }: { isClass: boolean }): boolean {
	return isClass;
}

/**
 * Whether a text is about a status. In a log, a status is just one line among others. Next to an exception, it is only
 * the result of that exception, and the reader needs the page about the exception.
 */
function isAboutStatus(text: string): boolean {
	return text.trim().split('\n', MAX_LINES + 1).length <= MAX_LINES && recognise(text).exceptions.length === 0;
}

const MAX_LINES = 5;

/**
 * A signal of one word must be the whole text. A signal of two words, such as "pool exhausted", must be a whole
 * message, because inside a sentence it says little.
 */
function saysEnough({ words, gaps }: LoadedTemplate, text: string, start: number, end: number): boolean {
	const size = words.length + gaps;
	if (size === 1) return text.trim().length <= end - start;
	return size > 2 || isWholeMessage(text, start, end);
}

/** Whether a line, a quotation or a field contains this message and no other words. */
function isWholeMessage(text: string, start: number, end: number): boolean {
	return (
		MESSAGE_BEGINS.test(text.slice(Math.max(0, start - MAX_BEFORE_LENGTH), start)) &&
		MESSAGE_ENDS.test(text.slice(end, end + 4))
	);
}

const MAX_BEFORE_LENGTH = 12;
// A control character is a line break, a tab or the start of a colour code, which ends in "m".
const MESSAGE_BEGINS =
	/(?:^|[\p{Cc}\]):;,.#|"'`>={(\\-]|\b(?:ERROR|WARN(?:ING)?|FATAL|CRITICAL|SEVERE)|\p{Cc}\[\d*m)[ \t]*$/iu;
const MESSAGE_ENDS = /^[ \t]*(?:$|[\p{Cc}\]):;,.|"'`<>}({!\\-])/u;

/**
 * Finds alerts by name, in the text of a notification or alone. A one-word name such as `Watchdog` could be an ordinary
 * word, so inside a text it counts only after "alert" or "alertname".
 */
function findAlerts(alerts: ReadonlyMap<string, string>, text: string): Fork[] {
	if (alerts.size === 0) return [];
	const found = new Map<string, Fork>();
	const add = (name: string, at: number): void => {
		const span: Fork['span'] = [at, at + name.length];
		found.set(name, { target: { kind: 'alert', id: name }, template: name, span, weight: 0 });
	};
	const trimmed = text.trim();
	const loneAlert = alerts.get(trimmed.toLowerCase());
	if (loneAlert !== undefined) add(loneAlert, text.indexOf(trimmed));
	for (const { 0: match, 1: announcement = '', 2: name = '', index } of text.matchAll(NAMES)) {
		// Inside a text, the name must also have the right case.
		if (alerts.get(name.toLowerCase()) !== name || found.has(name)) continue;
		if (announcement !== '' || /[a-z\d][A-Z]/.test(name)) add(name, index + match.length - name.length);
	}
	return [...found.values()].slice(0, MAX_ALERTS);
}

const NAMES = /(alert(?:name)?["'\s:=]{1,4})?\b([a-z][a-z0-9]{2,60})\b/gi;
const MAX_ALERTS = 3;
