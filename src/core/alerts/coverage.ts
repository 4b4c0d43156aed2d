import { addressOf } from '../address/address.ts';
import { lineAndColumn } from '../report/position.ts';
import { alertAddress } from './address.ts';
import type { AlertIssue, CheckedAlert } from './check-alert.ts';
import type { AlertDirectory } from './directory.ts';
import { siteAt } from '../address/site-address.ts';

/**
 * Lists which alerts have a runbook, for programs: `/api/coverage.v1.json` and `hindsight check-rules --json`.
 *
 * @param site The address of the site: `https://hindsight.example` or `https://org.github.io/kb/`.
 * @param rules The alerting rules that were checked.
 * @param problems Problems with the rule files themselves.
 */
export function coverageOf(
	site: string,
	directory: AlertDirectory,
	rules: readonly CheckedAlert[],
	problems: readonly AlertIssue[],
): Coverage {
	const { urlOf } = siteAt(site);
	const countOf = (state: CheckedAlert['state']) => rules.filter((rule) => rule.state === state).length;
	return {
		version: 1,
		site: urlOf('/'),
		summary: {
			rules: rules.length,
			covered: countOf('covered'),
			notCovered: countOf('not-covered'),
			foreign: countOf('foreign'),
		},
		rules: rules.map(({ group, alert, file, position, link, state, runbooks, issues }) => ({
			group,
			alert,
			file,
			...lineAndColumn(position),
			runbookUrl: link?.url ?? null,
			state,
			runbooks,
			findings: issues.map(toFinding),
		})),
		problems: problems.map(toFinding),
		alerts: [...directory.alerts.values()]
			.flatMap(({ spellings, runbooks }) =>
				spellings.map((alert) => ({
					alert,
					url: urlOf(alertAddress(alert)),
					runbooks: runbooks.map(({ id }) => ({ id, url: urlOf(addressOf('runbook', id)) })),
				})),
			)
			.sort((a, b) => (a.alert < b.alert ? -1 : 1)),
	};
}

function toFinding({ rule, file, position, message, help }: AlertIssue): Finding {
	return { rule, file, ...lineAndColumn(position), message, help };
}

interface Finding {
	rule: string;
	file: string;
	/** Null if the line is not known. */
	line: number | null;
	column: number | null;
	message: string;
	help: string;
}

export interface Coverage {
	version: 1;
	site: string;
	summary: { rules: number; covered: number; notCovered: number; foreign: number };
	/** The alerting rules that were read, in the order of their files. */
	rules: {
		group: string;
		alert: string;
		file: string;
		line: number | null;
		column: number | null;
		runbookUrl: string | null;
		state: CheckedAlert['state'];
		/** Ids of runbooks. */
		runbooks: string[];
		findings: Finding[];
	}[];
	/** Problems with rule files. */
	problems: Finding[];
	/** The alerts that runbooks list. */
	alerts: { alert: string; url: string; runbooks: { id: string; url: string }[] }[];
}
