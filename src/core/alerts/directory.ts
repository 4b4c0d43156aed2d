import type { Runbook } from '../schema/kinds/runbook.ts';

/**
 * Builds the directory of alerts and their runbooks. Alert links are built from labels, whose case varies, so names, ids
 * and aliases are found regardless of case. For each alert, runbooks that tell causes apart come first, then the others, each
 * group in the order of ids.
 */
export function buildDirectory(runbooks: readonly RunbookFacts[]): AlertDirectory {
	const alerts = new Map<string, KnownAlert>();
	const byName = new Map<string, RunbookFacts>();
	for (const runbook of [...runbooks].sort(compareRunbooks)) {
		for (const name of [runbook.id, ...runbook.aliases]) byName.set(name.toLowerCase(), runbook);
		for (const alert of runbook.alerts) {
			const known = alerts.get(alert.toLowerCase()) ?? { spellings: [], runbooks: [] };
			if (!known.spellings.includes(alert)) known.spellings.push(alert);
			if (!known.runbooks.includes(runbook)) known.runbooks.push(runbook);
			alerts.set(alert.toLowerCase(), known);
		}
	}
	return { alerts, runbooks: byName };
}

function compareRunbooks(a: RunbookFacts, b: RunbookFacts): number {
	return Number(b.isFork) - Number(a.isFork) || (a.id < b.id ? -1 : 1);
}

/** Extracts the facts for alert links from a runbook. A document with faults may lack any field. */
export function factsOf({ id, data }: { id: string; data: Partial<Runbook> }): RunbookFacts {
	const { aliases = [], alerts = [], params = [], signals = [] } = data;
	return { id, aliases, alerts, params, isFork: signals.length > 0 };
}

/** The facts about a runbook that alert links need. */
export interface RunbookFacts {
	id: string;
	aliases: readonly string[];
	alerts: readonly string[];
	params: readonly { name: string; from?: string | undefined }[];
	/** True if the runbook has signals, so that it tells the causes of a shared message apart. */
	isFork: boolean;
}

export interface KnownAlert {
	/** The spellings in the runbooks; more than one only if they differ in case. */
	spellings: string[];
	runbooks: RunbookFacts[];
}

export interface AlertDirectory {
	/** Alerts by lower-case name. */
	alerts: ReadonlyMap<string, KnownAlert>;
	/** Runbooks by lower-case id or alias. */
	runbooks: ReadonlyMap<string, RunbookFacts>;
}
