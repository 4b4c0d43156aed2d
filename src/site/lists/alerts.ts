import type { Entry } from '../../core/entry.ts';
import { checkAlert, type CheckedAlert } from '../../core/alerts/check-alert.ts';
import { coverageOf, type Coverage } from '../../core/alerts/coverage.ts';
import { buildDirectory, factsOf } from '../../core/alerts/directory.ts';
import { fitsFolderName } from '../../core/schema/primitives.ts';
import { slugOf } from '../../core/text/slug.ts';
import type { ParsedRules } from '../../node/alert-rules/parse-rules.ts';
import { ALERT_RULES, findRuleFiles, readRuleFile } from '../../node/alert-rules/rule-files.ts';
import { CONTENT_FOLDER, publicPath } from '../../node/places.ts';
import { forkCardOf, type ForkCard } from '../../core/verdict/cards/fork-card.ts';
import { withoutHiddenRules } from '../../core/alerts/without-hidden-rules.ts';
import { content } from '../content.ts';
import { entriesOf, library } from '../library.ts';
import { settings } from '../settings.ts';

/** One page for each spelling of each alert that a runbook lists: as the runbooks spell it, and in lower case. */
export async function alertPages(): Promise<AlertPage[]> {
	const [runbooks, { graph }] = await Promise.all([entriesOf('runbook'), library()]);
	const pages = [...buildDirectory(runbooks.map(factsOf)).alerts].flatMap(([lower, { spellings, runbooks: facts }]) => {
		const answering = facts.flatMap(({ id }) => runbooks.find((each) => each.id === id) ?? []);
		const alert = spellings[0] ?? lower;
		// Even an alert with one runbook has a card of its causes.
		const card = forkCardOf({ kind: 'alert', id: alert }, graph);
		if (!card) throw new Error(`No runbook answers the alert "${alert}".`);
		return [...new Set([lower, ...spellings])].map((name) => ({ name, alert, runbooks: answering, card }));
	});
	return pages;
}

/** Pages for links of the form `/runbooks/<group>/<alert>/`, with the groups of the alerting rules in the content. */
export async function groupedAlertPages(): Promise<(AlertPage & { group: string })[]> {
	const pages = await alertPages();
	const taken = new Set<string>();
	const { rules } = await contentAlertRules();
	return rules.flatMap(({ group, alert }) =>
		pages
			.filter(({ name }) => name.toLowerCase() === alert.toLowerCase())
			.map((page) => ({ ...page, group: slugOf(group) }))
			// A group whose name has no letters or digits has no slug, and a long slug cannot be the name of a folder.
			.filter((page) => page.group !== '' && fitsFolderName(page.group))
			.filter((page) => {
				const path = `${page.group}/${page.name}`;
				if (taken.has(path)) return false;
				taken.add(path);
				return true;
			}),
	);
}

/** The coverage of the alerts that runbooks list, and of those in the content's own rules. */
export async function alertCoverage(): Promise<Coverage> {
	const directory = buildDirectory((await entriesOf('runbook')).map(factsOf));
	const { rules, problems } = await contentAlertRules();
	const checked: CheckedAlert[] = rules.map((rule) => checkAlert(rule, directory, settings.url));
	return coverageOf(settings.url, directory, checked, problems);
}

/** The rules in the content, except those that lead only to runbooks that this site leaves out. */
async function contentAlertRules(): Promise<ParsedRules> {
	const files = await findRuleFiles(`${CONTENT_FOLDER}/${ALERT_RULES}`);
	const parsed = await Promise.all(files.map(readRuleFile));
	const rules = parsed.flatMap((each) => each.rules).map(withPublicFile);
	const [shown, all] = [await entriesOf('runbook'), (await content()).entries.filter(({ kind }) => kind === 'runbook')];
	return {
		rules: withoutHiddenRules(rules, shown.map(factsOf), (all as Entry<'runbook'>[]).map(factsOf), settings.url),
		problems: parsed.flatMap(({ problems }) => problems).map(withPublicFile),
	};
}

function withPublicFile<T extends { file: string }>(each: T): T {
	return { ...each, file: publicPath(each.file) };
}

interface AlertPage {
	/** The name in the address. */
	name: string;
	/** The spelling in the runbooks. */
	alert: string;
	runbooks: Entry<'runbook'>[];
	card: ForkCard;
}
