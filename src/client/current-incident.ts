/** Names of the database and its store, and the key of the current incident's id. */
export const DATABASE = 'hindsight';
export const STORE = 'incidents';
export const CURRENT = 'current';
/**
 * Key prefix of everything in `localStorage` that may belong to a current incident: incidents stored by an earlier version of
 * the site, changes that `unfinished.ts` saves, and the mark of a running incident.
 */
export const KEY_PREFIX = 'hs-incident';

/**
 * Whether there is a current incident, whose ticks must be shown, or data in `localStorage` that may contain one. False if
 * nothing can be stored. A runbook needs nothing else from the database before the first interaction.
 */
export function hasIncident(): Promise<boolean> {
	return new Promise((resolve) => {
		try {
			if (Object.keys(localStorage).some((key) => key.startsWith(KEY_PREFIX))) return resolve(true);
			const opening = indexedDB.open(DATABASE, 1);
			// There is no database yet, and this check must not create one.
			opening.onupgradeneeded = () => opening.transaction?.abort();
			opening.onerror = () => resolve(false);
			opening.onsuccess = () => {
				const request = opening.result.transaction(STORE).objectStore(STORE).getKey(CURRENT);
				request.onsuccess = () => resolve(request.result !== undefined);
				opening.result.close();
			};
		} catch {
			resolve(false);
		}
	});
}

/**
 * Sets or removes the mark in `localStorage` that says that an incident is running. The inline script of every page
 * reads it before the first paint. The record itself is in the database, so a lost mark loses nothing.
 */
export function markOpen(isOpen: boolean): void {
	try {
		if (isOpen) localStorage.setItem(OPEN, 'yes');
		else localStorage.removeItem(OPEN);
	} catch {
		// Without storage, the strip appears only on the page on which the incident was started.
	}
}
const OPEN = `${KEY_PREFIX}-open`;
