import type { Runbook } from '../schema/runbook.ts';

/**
 * Which runbooks answer which alert. Alert links are built from labels in any case, so names are found without regard to
 * it; ids and aliases of runbooks likewise. Of the runbooks of an
 * alert, those that tell causes apart come first, then the others; both in the order of their ids.
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

/** What alert links need to know about a runbook; a document with faults may lack any of its fields. */
export function factsOf({ id, data }: { id: string; data: Partial<Runbook> }): RunbookFacts {
	const { aliases = [], alerts = [], params = [], signals = [] } = data;
	return { id, aliases, alerts, params, isFork: signals.length > 0 };
}

/** What alert links need to know about a runbook. */
export interface RunbookFacts {
	id: string;
	aliases: readonly string[];
	alerts: readonly string[];
	params: readonly { name: string; from?: string | undefined }[];
	/** True if it has signals: it tells the causes of what several of them print apart. */
	isFork: boolean;
}

export interface KnownAlert {
	/** As the runbooks write it; more than one only if they disagree about its case. */
	spellings: string[];
	runbooks: RunbookFacts[];
}

export interface AlertDirectory {
	/** By lower-case name. */
	alerts: ReadonlyMap<string, KnownAlert>;
	/** By lower-case id or alias. */
	runbooks: ReadonlyMap<string, RunbookFacts>;
}
