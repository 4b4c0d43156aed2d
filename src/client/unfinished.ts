import type { Incident } from '../core/runbook/incident/incident.ts';
import { parseIncident } from '../core/runbook/incident/read-incident.ts';
import { parseStored } from '../core/runbook/incident/stored-text.ts';
import { isRecord } from '../core/text/is-record.ts';

/**
 * Changes that were not yet in the database when a page was left. A page that is being closed cannot wait for a
 * transaction, but can still write to `localStorage`. The next page of the site stores them in the database.
 */
export interface Unfinished {
	/** The incident before the changes. */
	base: Incident;
	/** The incident with the changes. */
	mine: Incident;
}

/** Begins with the key prefix of old incidents, so that one check finds old incidents and unfinished changes. */
const PREFIX = 'hs-incident-unfinished:';
const KEY = PREFIX + crypto.randomUUID();
const MAX_LENGTH = 8_000_000;

/** Stores the unfinished changes of this page. If there are none, deletes those that it stored before. */
export function storeUnfinished(changes: Unfinished | undefined): void {
	try {
		if (changes) localStorage.setItem(KEY, JSON.stringify(changes));
		else localStorage.removeItem(KEY);
	} catch {
		// Nothing can be stored, and the page has said so.
	}
}

/** Removes and returns the changes of all pages that were left. */
export function takeUnfinished(): Unfinished[] {
	try {
		return Object.keys(localStorage)
			.filter((key) => key.startsWith(PREFIX))
			.flatMap((key) => {
				const stored = localStorage.getItem(key);
				localStorage.removeItem(key);
				return readUnfinished(stored) ?? [];
			});
	} catch {
		return [];
	}
}

function readUnfinished(json: string | null): Unfinished | undefined {
	const stored = parseStored(json, MAX_LENGTH);
	if (!isRecord(stored)) return undefined;
	const [base, mine] = [stored['base'], stored['mine']].map((each) => parseIncident(JSON.stringify(each)));
	return base && base.id === mine?.id ? { base, mine } : undefined;
}
