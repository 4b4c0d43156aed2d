import { isKeptValues, type KeptValues } from '../core/runbook/kept-values.ts';

/** Key of the id of the incident that is going on. */
export const CURRENT = 'hs-incident';
const VALUES = 'hs-values';

/** Values of this tab's runbooks. Damaged or missing storage is none. */
export function keptValues(): KeptValues {
	try {
		const value: unknown = JSON.parse(sessionStorage.getItem(VALUES) ?? '{}');
		return isKeptValues(value) ? value : {};
	} catch {
		return {};
	}
}

/** Keeps the values of one runbook, for this tab alone: they end with it. */
export function keepValues(runbook: string, values: Readonly<Record<string, string | undefined>>): void {
	const others = keptValues();
	// The one that was changed last stands at the end.
	delete others[runbook];
	const set = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
	try {
		sessionStorage.setItem(
			VALUES,
			JSON.stringify(Object.keys(set).length > 0 ? { ...others, [runbook]: set } : others),
		);
	} catch {
		// Without storage the values last for this page.
	}
}

/** Forgets the values of all runbooks. */
export function forgetValues(): void {
	try {
		sessionStorage.removeItem(VALUES);
	} catch {
		// Nothing was kept then.
	}
}
