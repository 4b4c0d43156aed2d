import { incidentsToDrop, type Incident } from '../core/runbook/incident/incident.ts';
import { mergeIncident } from '../core/runbook/incident/merge-incident.ts';
import { parseIncident } from '../core/runbook/incident/read-incident.ts';
import { CURRENT, KEY_PREFIX } from './current-incident.ts';
import { answerOf, openDatabase, transact } from './incident-db.ts';
import { within } from './load-part.ts';
import { takeUnfinished, type Unfinished } from './unfinished.ts';

/**
 * The incidents of this browser. Every change reads the stored state, modifies it, and is on the disk before its promise
 * resolves, so that neither a crash nor a second tab loses a tick or a character.
 *
 * If the browser can store nothing, the incident lasts as long as the page, and `notice` says so.
 */
export class Incidents {
	/** The current incident. */
	current: Incident | undefined;
	/** All stored incidents, newest first, including the current one. */
	all: Incident[] = [];
	/** A message for the reader: why nothing is stored, or what had to be deleted. */
	notice = '';
	readonly #database: IDBDatabase | undefined;
	readonly #channel = new BroadcastChannel('hindsight-incidents');
	#isUnsaved = false;

	/** Opens the database and reads what is in it. Never rejects. */
	static async open(): Promise<Incidents> {
		const database = await within(openDatabase(), 'The storage of this browser', 3).catch(() => undefined);
		const incidents = new Incidents(database);
		await incidents.#migrateOld();
		await incidents.#applyUnfinished(takeUnfinished());
		await incidents.refresh();
		return incidents;
	}

	private constructor(database: IDBDatabase | undefined) {
		this.#database = database;
		if (!database) this.notice = NOT_SAVED;
	}

	/** Whether the last change exists only in this page. */
	get isUnsaved(): boolean {
		return this.#isUnsaved;
	}

	/** Calls back after a change by another tab has been read. */
	watch(onChange: () => void): void {
		let isReading = false;
		let isStale = false;
		let isListStale = false;
		// The other tab may send many changes while a reader types. Changes that arrive during a read are read together.
		this.#channel.onmessage = async ({ data }) => {
			isStale = true;
			isListStale ||= data === 'list';
			if (isReading) return;
			isReading = true;
			while (isStale) {
				const withList = isListStale;
				isStale = isListStale = false;
				await this.refresh(withList);
				onChange();
			}
			isReading = false;
		};
	}

	/** Reads the current incident again and, unless `withList` is false, the list of all incidents. */
	async refresh(withList = true): Promise<void> {
		if (this.#isUnsaved) return;
		const stored = await this.#transact('readonly', async (store) => ({
			current: await readCurrent(store),
			all: withList ? await readAll(store) : this.all,
		}));
		if (!stored) return;
		this.current = stored.current;
		this.all = stored.all;
	}

	/**
	 * Changes the current incident. If there is none, changes the incident that `start` creates, or does nothing without
	 * `start`.
	 */
	async change(change: (incident: Incident) => Incident, start?: () => Incident): Promise<void> {
		const unsaved = this.#isUnsaved ? this.current : undefined;
		const outcome = await this.#transact('readwrite', async (store) => {
			const stored = await readCurrent(store);
			// A change that could not be stored is newer than the stored state.
			const before = unsaved ?? stored ?? (await resumeOrStart(store, start?.()));
			if (!before) return { changed: undefined };
			const changed = change(before);
			store.put(JSON.stringify(changed), changed.id);
			store.put(changed.id, CURRENT);
			if (!stored) await this.#makeRoom(store, changed);
			return { changed };
		});
		if (outcome) {
			const isNew = this.current?.id !== outcome.changed?.id;
			this.current = outcome.changed;
			this.#markSaved();
			await this.#tellTabs(isNew);
			return;
		}
		const before = this.current ?? start?.();
		this.current = before && change(before);
		this.#isUnsaved = this.current !== undefined;
	}

	/** Makes an earlier incident the current one again. */
	async reopen({ id }: Incident): Promise<boolean> {
		return this.#apply(async (store) => store.put(id, CURRENT));
	}

	/** Puts the current incident aside. Its record stays, unless it exists only in this page. */
	async close(): Promise<boolean> {
		if (this.#isUnsaved) await this.change((incident) => incident);
		this.#isUnsaved = false;
		this.current = undefined;
		return this.#apply(async (store) => store.delete(CURRENT));
	}

	/** Deletes all incidents. */
	async wipe(): Promise<boolean> {
		this.#isUnsaved = false;
		this.current = undefined;
		this.all = [];
		return this.#apply(async (store) => store.clear());
	}

	/** Makes a change, then reads everything again. Returns false if the change failed. */
	async #apply(change: (store: IDBObjectStore) => Promise<unknown>): Promise<boolean> {
		if (!this.#database) return true;
		const isDone = await this.#transact('readwrite', async (store) => {
			await change(store);
			return true;
		});
		if (isDone) this.#markSaved();
		await this.#tellTabs(true);
		return isDone === true;
	}

	/** Runs a transaction. Returns undefined if it fails or there is no database. A failed write also sets `notice`. */
	async #transact<T>(
		mode: 'readonly' | 'readwrite',
		work: (store: IDBObjectStore) => Promise<T>,
	): Promise<T | undefined> {
		if (!this.#database) return undefined;
		try {
			return await transact(this.#database, mode, work);
		} catch {
			if (mode === 'readwrite') this.notice = NOT_SAVED;
			return undefined;
		}
	}

	#markSaved(): void {
		this.#isUnsaved = false;
		if (this.notice === NOT_SAVED) this.notice = '';
	}

	/** Tells other tabs about a change. If it affects the list of incidents, first reads that list again. */
	async #tellTabs(hasNewList: boolean): Promise<void> {
		if (hasNewList) await this.refresh();
		this.#channel.postMessage(hasNewList ? 'list' : 'current');
	}

	/** Deletes the oldest incidents if there are too many, or if together they are too large. */
	async #makeRoom(store: IDBObjectStore, current: Incident): Promise<void> {
		const sizes = (await readAll(store)).map((incident) => ({
			id: incident.id,
			size: JSON.stringify(incident).length,
		}));
		const size = sizes.find(({ id }) => id === current.id)?.size ?? 0;
		const drop = incidentsToDrop(sizes, { id: current.id, size });
		for (const id of drop) store.delete(id);
		if (drop.length > 0) this.notice = 'Older incidents were deleted to make room.';
	}

	/** Stores the changes that were not yet stored when other pages were left. */
	async #applyUnfinished(changes: readonly Unfinished[]): Promise<void> {
		if (changes.length === 0) return;
		await this.#transact('readwrite', async (store) => {
			for (const { base, mine } of changes) {
				const stored = read(await answerOf(store.get(base.id)));
				store.put(JSON.stringify(mergeIncident(base, mine, stored ?? base)), base.id);
				// An incident that was ended in the meantime stays ended.
				if (!stored && !(await readCurrent(store))) store.put(base.id, CURRENT);
			}
		});
	}

	/** Migrates incidents that an earlier version of the site stored in `localStorage`. */
	async #migrateOld(): Promise<void> {
		const old = readOld();
		if (old.keys.length === 0) return;
		const moved = await this.#transact('readwrite', async (store) => {
			for (const incident of old.incidents) store.put(JSON.stringify(incident), incident.id);
			if (old.current !== undefined) store.put(old.current, CURRENT);
			return true;
		});
		if (moved) for (const key of old.keys) localStorage.removeItem(key);
	}
}

async function readCurrent(store: IDBObjectStore): Promise<Incident | undefined> {
	const id: unknown = await answerOf(store.get(CURRENT));
	return typeof id === 'string' ? read(await answerOf(store.get(id))) : undefined;
}

/** The new incident. If one started in the same second is stored, it has the same id and is resumed instead. */
async function resumeOrStart(store: IDBObjectStore, started: Incident | undefined): Promise<Incident | undefined> {
	return started && (read(await answerOf(store.get(started.id))) ?? started);
}

async function readAll(store: IDBObjectStore): Promise<Incident[]> {
	const stored: unknown[] = await answerOf(store.getAll());
	return stored.flatMap((json) => read(json) ?? []).sort((a, b) => b.id.localeCompare(a.id));
}

function read(json: unknown): Incident | undefined {
	return typeof json === 'string' ? parseIncident(json) : undefined;
}

/** The incidents in `localStorage`, their keys, and the id of the current one. */
function readOld(): { keys: string[]; incidents: Incident[]; current: string | undefined } {
	try {
		const keys = Object.keys(localStorage).filter((key) => key === KEY_PREFIX || key.startsWith(`${KEY_PREFIX}:`));
		const incidents = keys.flatMap((key) => parseIncident(localStorage.getItem(key)) ?? []);
		const id = localStorage.getItem(KEY_PREFIX);
		return { keys, incidents, current: incidents.find((incident) => incident.id === id)?.id };
	} catch {
		return { keys: [], incidents: [], current: undefined };
	}
}

const NOT_SAVED =
	'Nothing is saved: the storage of this browser is full or switched off. Export the draft before you close this page.';
