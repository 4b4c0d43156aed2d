import type { Issue, Position } from '../report/issue.ts';
import { closestName } from '../text/closest-name.ts';
import { listOf, show } from '../text/prose/words.ts';
import { alertAddress, resolvePath } from './address.ts';
import type { AlertDirectory, RunbookFacts } from './directory.ts';
import { readLink } from './link.ts';
import { siteAt } from '../address/site-address.ts';

/**
 * Checks whether an alerting rule links to a runbook for its alert, and says what to do if it does not.
 *
 * @param base The address of the site: `https://hindsight.example` or `https://org.github.io/kb/`.
 */
export function checkAlert(rule: AlertRule, directory: AlertDirectory, base: string): CheckedAlert {
	const issueAt = (position: Position, name: AlertFinding, message: string, help: string): AlertIssue => ({
		rule: name,
		file: rule.file,
		position,
		message,
		help,
	});
	const result = (state: CheckedAlert['state'], runbooks: readonly RunbookFacts[], ...issues: AlertIssue[]) => ({
		...rule,
		state,
		runbooks: runbooks.map(({ id }) => id),
		issues,
	});
	const advice = adviceFor(rule.alert, directory, base);
	if (rule.link === undefined) {
		const message = `The alert ${show(rule.alert)} has no annotation "runbook_url", so the responder gets no runbook.`;
		return result('not-covered', [], issueAt(rule.position, 'alert-without-runbook', message, advice));
	}
	const { url, position } = rule.link;
	const link = readLink(url, base);
	if (link.is === 'foreign') {
		const message = `The alert ${show(rule.alert)} leads to ${link.host}, which is not this site and was not checked.`;
		const help = 'If it is another address of this site, pass it with --base-url.';
		return result('foreign', [], issueAt(position, 'foreign-runbook', message, help));
	}
	if (link.is === 'invalid') {
		const message = `The runbook_url of the alert ${show(rule.alert)} ${link.reason}.`;
		return result('not-covered', [], issueAt(position, 'invalid-runbook-url', message, advice));
	}
	if (link.query !== '') {
		const message = 'Values after "?" are logged by servers on the way, and do not reach the commands of the runbook.';
		return result('not-covered', [], issueAt(position, 'invalid-runbook-url', message, 'Put the values after "#".'));
	}
	const target = resolvePath(link.path, directory);
	if (target.is === 'unknown' || target.is === 'elsewhere') {
		const message =
			target.is === 'unknown'
				? `The link of the alert ${show(rule.alert)} leads to a page that does not exist: there is no alert or runbook ${show(target.name)}.`
				: `The link of the alert ${show(rule.alert)} leads to ${show(link.path)}, which is not a page for an alert.`;
		return result('not-covered', [], issueAt(position, 'unknown-runbook', message, advice));
	}
	const runbooks = target.is === 'runbook' ? [target.runbook] : target.runbooks;
	const issues: AlertIssue[] = [];
	const withAlert = runbooks.filter(({ alerts }) => alerts.some((name) => isSame(name, rule.alert)));
	if (withAlert.length === 0) {
		const ids = listOf(runbooks.map(({ id }) => id));
		const message = `The alert ${show(rule.alert)} leads to ${ids}, which does not list it in "alerts".`;
		const isKnown = directory.alerts.has(rule.alert.toLowerCase());
		const toAlerts = `to "alerts" of ${ids} if that is the right page`;
		const help = isKnown ? `${advice}, or add it ${toAlerts}.` : `Add it ${toAlerts}.`;
		issues.push(issueAt(position, 'alert-not-listed', message, help));
	}
	const declared = new Set(runbooks.flatMap(({ params }) => params.map(({ name }) => name)));
	for (const name of new Set(link.params)) {
		// Lower-case names are labels. The page takes the labels that it needs and ignores the others.
		if (declared.has(name) || !/^[A-Z]/.test(name)) continue;
		const closest = closestName(name, declared);
		const message = `The fragment sets ${show(name)}, which is not in the "params" of any runbook that this link leads to.`;
		const options =
			declared.size > 0 ? `The params are: ${listOf([...declared].sort(), 'and')}.` : 'There are no params.';
		issues.push(issueAt(position, 'undeclared-parameter', message, closest ? `Did you mean "${closest}"?` : options));
	}
	return result(
		withAlert.length > 0 ? 'covered' : 'not-covered',
		withAlert.length > 0 ? withAlert : runbooks,
		...issues,
	);
}

/** Says which link to write if a runbook lists the alert; otherwise names the closest alert, if any. */
function adviceFor(alert: string, { alerts }: AlertDirectory, base: string): string {
	const known = alerts.get(alert.toLowerCase());
	if (known) return `Write runbook_url: '${siteAt(base).urlOf(alertAddress(alert))}${fragmentFor(known.runbooks)}'`;
	const closest = closestName(alert.toLowerCase(), alerts.keys());
	const similar = closest === undefined ? undefined : alerts.get(closest);
	const suggestion = similar
		? ` The closest alert is "${similar.spellings[0] ?? ''}" of ${listOf(similar.runbooks.map(({ id }) => id))}.`
		: '';
	return `No runbook lists this alert: add it to "alerts" of the runbook that answers it, or write one.${suggestion}`;
}

/** A fragment with the parameters that the first runbook of an alert takes from labels and that the others have too. */
function fragmentFor(runbooks: readonly RunbookFacts[]): string {
	const [first, ...others] = runbooks;
	const shared = (first?.params ?? []).filter(({ name, from }) => {
		return from !== undefined && others.every(({ params }) => params.some((param) => param.name === name));
	});
	const pairs = shared.map(({ name, from = '' }) => `${name}={{ $labels.${from} }}`);
	return pairs.length > 0 ? `#${pairs.join('&')}` : '';
}

function isSame(a: string, b: string): boolean {
	return a.toLowerCase() === b.toLowerCase();
}

/** The kinds of findings about an alert or a rule file. A name is permanent, because people search for it. */
export const ALERT_FINDINGS = [
	'alert-without-runbook',
	'invalid-runbook-url',
	'unknown-runbook',
	'alert-not-listed',
	'undeclared-parameter',
	'foreign-runbook',
	'malformed-rules',
	'unreadable-file',
] as const;
export type AlertFinding = (typeof ALERT_FINDINGS)[number];
export type AlertIssue = Issue<AlertFinding>;

/** An alerting rule in a file. */
export interface AlertRule {
	/** Name of the rule's group. */
	group: string;
	alert: string;
	file: string;
	position: Position;
	/** The annotation `runbook_url`, with its position. */
	link: { url: string; position: Position } | undefined;
}

export interface CheckedAlert extends AlertRule {
	/** `foreign`: the link leads to another host, which was not checked. */
	state: 'covered' | 'not-covered' | 'foreign';
	/**
	 * Ids of the runbooks that the link leads to and that list the alert; if none of them lists it, ids of all runbooks
	 * that the link leads to.
	 */
	runbooks: string[];
	issues: AlertIssue[];
}
