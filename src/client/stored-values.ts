import { readValues, type StoredValues } from '../core/runbook/incident/stored-values.ts';
import { parseStored } from '../core/runbook/incident/stored-text.ts';
import { readTab, writeTab } from './tab-storage.ts';
import { MAX_VALUES_LENGTH, VALUES_KEY } from './values-key.ts';

/** The values of this tab's runbooks; empty if the storage is damaged or missing. */
export function storedValues(): StoredValues {
	return readValues(parseStored(readTab(VALUES_KEY, MAX_VALUES_LENGTH), MAX_VALUES_LENGTH));
}

/** Stores the values of one runbook for this tab only. Without storage they last as long as the page. */
export function storeValues(runbook: string, values: Readonly<Record<string, string | undefined>>): void {
	const others = storedValues();
	// The runbook that was changed last is at the end.
	delete others[runbook];
	const set = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
	writeTab(VALUES_KEY, JSON.stringify(Object.keys(set).length > 0 ? { ...others, [runbook]: set } : others));
}

/** Forgets the values of all runbooks. */
export function forgetValues(): void {
	writeTab(VALUES_KEY, undefined);
}
