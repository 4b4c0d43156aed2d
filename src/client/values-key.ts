import { readTab } from './tab-storage.ts';

/** The key of the values in the storage of this tab. */
export const VALUES_KEY = 'hs-values';
/** Maximum number of characters. */
export const MAX_VALUES_LENGTH = 500_000;

/** Whether this tab has values of some runbook. */
export function hasStoredValues(): boolean {
	return (readTab(VALUES_KEY, MAX_VALUES_LENGTH) ?? '{}') !== '{}';
}
