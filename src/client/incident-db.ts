import { DATABASE, STORE } from './current-incident.ts';

/**
 * The database of this site in the browser. It has one store, with each incident as JSON under its id, and the id of the
 * current incident under `CURRENT`.
 *
 * It uses IndexedDB and not `localStorage`, because a transaction with strict durability is reported as complete only when
 * it is on the disk. Chromium writes `localStorage` seconds later: when the browser was killed, the ticks of the last six
 * seconds were lost.
 */
export function openDatabase(): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const opening = indexedDB.open(DATABASE, 1);
		opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
		opening.onsuccess = () => {
			// Another tab may have a newer version of the site, or the reader may be clearing the site's data.
			opening.result.onversionchange = () => opening.result.close();
			resolve(opening.result);
		};
		opening.onerror = () => reject(asError(opening.error));
		opening.onblocked = () => reject(new Error('The database is in use by another version of this page.'));
	});
}

/**
 * Runs a transaction and returns the result of `work` once all its writes are stored. Writing transactions of all tabs run
 * one after another, so data read in a transaction is still current when it writes. `work` may await only
 * requests to the store.
 */
export async function transact<T>(
	database: IDBDatabase,
	mode: 'readonly' | 'readwrite',
	work: (store: IDBObjectStore) => Promise<T>,
): Promise<T> {
	const transaction = database.transaction(STORE, mode, { durability: 'strict' });
	const done = new Promise<void>((resolve, reject) => {
		transaction.oncomplete = () => resolve();
		transaction.onabort = () => reject(asError(transaction.error));
	});
	// A failed request also aborts the transaction. Only the failure of the request is reported.
	done.catch(() => undefined);
	try {
		const result = await work(transaction.objectStore(STORE));
		await done;
		return result;
	} catch (error) {
		try {
			transaction.abort();
		} catch {
			// The transaction has already ended.
		}
		throw error;
	}
}

/** The result of one request. */
export function answerOf<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(asError(request.error));
	});
}

function asError(error: unknown): Error {
	return error instanceof Error ? error : new Error('The database did not say why.');
}
