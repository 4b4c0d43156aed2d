import { readValues, type StoredValues } from '../core/runbook/incident/stored-values.ts';
import { parseStored } from '../core/runbook/incident/stored-text.ts';
import { readTab, writeTab } from './tab-storage.ts';

const KEY = 'hs-values';
/** Maximum number of characters. */
const MAX_LENGTH = 500_000;

/** The values of this tab's runbooks; empty if the storage is damaged or missing. */
export function storedValues(): StoredValues {
	return readValues(parseStored(readTab(KEY, MAX_LENGTH), MAX_LENGTH));
}

/** Stores the values of one runbook for this tab only. Without storage they last as long as the page. */
export function storeValues(runbook: string, values: Readonly<Record<string, string | undefined>>): void {
	const others = storedValues();
	// The runbook that was changed last is at the end.
	delete others[runbook];
	const set = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
	writeTab(KEY, JSON.stringify(Object.keys(set).length > 0 ? { ...others, [runbook]: set } : others));
}

/** Forgets the values of all runbooks. */
export function forgetValues(): void {
	writeTab(KEY, undefined);
}
