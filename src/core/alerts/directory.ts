/**
 * Which runbooks answer which alert. Alert links are built from labels in any case, so names are found without regard to
 * it; ids and aliases of runbooks likewise. Runbooks come in the order of their ids.
 */
export function buildDirectory(runbooks: readonly RunbookFacts[]): AlertDirectory {
	const alerts = new Map<string, KnownAlert>();
	const byName = new Map<string, RunbookFacts>();
	for (const runbook of [...runbooks].sort((a, b) => (a.id < b.id ? -1 : 1))) {
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

/** What alert links need to know about a runbook. */
export interface RunbookFacts {
	id: string;
	aliases: readonly string[];
	alerts: readonly string[];
	params: readonly { name: string; from?: string | undefined }[];
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
