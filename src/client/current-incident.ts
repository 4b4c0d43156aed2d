/** Name of the database, its store, and the key of the id of the incident that is going on. */
export const DATABASE = 'hindsight';
export const STORE = 'incidents';
export const CURRENT = 'current';
/** Where an earlier version of the site stored incidents, in `localStorage`; `unfinished.ts` uses the same beginning. */
export const OLD = 'hs-incident';

/**
 * Whether an incident is going on, so that its ticks have to be shown. False where nothing can be stored. It is all that a
 * runbook needs of the database before its reader does something.
 */
export function hasIncident(): Promise<boolean> {
	return new Promise((resolve) => {
		try {
			if (Object.keys(localStorage).some((key) => key.startsWith(OLD))) resolve(true);
			const opening = indexedDB.open(DATABASE, 1);
			// There is no database yet, and looking makes none.
			opening.onupgradeneeded = () => opening.transaction?.abort();
			opening.onerror = () => resolve(false);
			opening.onsuccess = () => {
				const id = opening.result.transaction(STORE).objectStore(STORE).getKey(CURRENT);
				id.onsuccess = () => resolve(id.result !== undefined);
				opening.result.close();
			};
		} catch {
			resolve(false);
		}
	});
}
