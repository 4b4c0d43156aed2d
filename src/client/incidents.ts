import { incidentsToDrop, parseIncident, type Incident } from '../core/runbook/incident.ts';
import { CURRENT } from './hs-runbook-kept.ts';

/**
 * The incidents of this browser: one record each under `hs-incident:<id>`, and the id of the one that is going on. Every
 * change is written at once and on top of what is stored, so that neither a crash nor a second tab loses a tick.
 */
export class Incidents {
	/** Why nothing is kept, or what had to go; for the reader. */
	notice = '';
	#memory: Incident | undefined;

	get current(): Incident | undefined {
		// What could not be stored is newer than what is.
		if (this.notice === NOT_KEPT && this.#memory) return this.#memory;
		try {
			const id = localStorage.getItem(CURRENT);
			// None: it was ended, perhaps in another tab.
			return id === null ? undefined : (this.#read(id) ?? this.#memory);
		} catch {
			// Storage is switched off: the record lasts for this page.
		}
		return this.#memory;
	}

	/** Newest first, the current one included. */
	get all(): Incident[] {
		const found = this.#keys().flatMap((key) => this.#read(key.slice(PREFIX.length)) ?? []);
		return found.sort((a, b) => b.id.localeCompare(a.id));
	}

	/** Makes an incident the current one and keeps it. */
	open(incident: Incident): void {
		this.#memory = incident;
		this.#write(incident);
		this.#try(() => localStorage.setItem(CURRENT, incident.id));
	}

	/** Changes the current incident. */
	change(change: (incident: Incident) => Incident): void {
		const { current } = this;
		if (!current) return;
		this.#memory = change(current);
		this.#write(this.#memory);
	}

	/** Puts the current incident aside; its record stays. */
	close(): void {
		this.#memory = undefined;
		this.#try(() => localStorage.removeItem(CURRENT));
	}

	/** Deletes everything that was kept. */
	wipe(): void {
		this.close();
		this.#try(() => {
			for (const key of this.#keys()) localStorage.removeItem(key);
		});
		this.notice = '';
	}

	#read(id: string): Incident | undefined {
		return parseIncident(localStorage.getItem(PREFIX + id) ?? '');
	}

	#write(incident: Incident): void {
		const json = JSON.stringify(incident);
		const others = this.#keys().filter((key) => key !== PREFIX + incident.id);
		const sizes = others.map((key) => ({ id: key.slice(PREFIX.length), size: localStorage.getItem(key)?.length ?? 0 }));
		this.#drop(incidentsToDrop(sizes, { id: incident.id, size: json.length }));
		// The limits leave room in every browser known; where something else fills the storage, older incidents still go first.
		const oldestFirst = sizes.map(({ id }) => id).sort();
		while (!this.#try(() => localStorage.setItem(PREFIX + incident.id, json)) && oldestFirst.length > 0) {
			this.#drop(oldestFirst.splice(0, 1));
		}
	}

	#drop(ids: readonly string[]): void {
		if (ids.length === 0) return;
		this.#try(() => {
			for (const id of ids) localStorage.removeItem(PREFIX + id);
		});
		this.notice = 'Older incidents were deleted to make room.';
	}

	#keys(): string[] {
		try {
			return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
		} catch {
			return [];
		}
	}

	#try(act: () => void): boolean {
		try {
			act();
			this.notice = this.notice === NOT_KEPT ? '' : this.notice;
			return true;
		} catch {
			this.notice = NOT_KEPT;
			return false;
		}
	}
}

const PREFIX = `${CURRENT}:`;
const NOT_KEPT = 'This browser keeps nothing: its storage is full or switched off. Export before you close the page.';
