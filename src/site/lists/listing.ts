import { incidentDay } from '../../core/incident/times.ts';
import type { AnyEntry, Entry } from '../../core/entry.ts';
import type { Kind } from '../../core/schema/primitives.ts';
import { plainText } from '../../core/text/prose/inline.ts';
import { entriesOf } from '../library.ts';
import { formatDay } from '../parts/dates.ts';
import { PAGE_SIZE } from './page-size.ts';

/** The entries on one page of the list of a kind, and the number of pages and of all entries. */
export async function listPage<K extends Kind>(kind: K, page: number): Promise<ListPage<K>> {
	const all = inListOrder(await entriesOf(kind));
	return {
		entries: all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
		pages: Math.max(1, Math.ceil(all.length / PAGE_SIZE)),
		total: all.length,
	};
}

/** The sentence that describes an entry in a list. */
export function summaryOf(entry: AnyEntry): string {
	switch (entry.kind) {
		case 'error':
			return plainText(entry.data.meaning);
		case 'snippet':
			return plainText(entry.data.shows);
		case 'term':
			return plainText(entry.data.definition);
		default:
			return plainText(entry.data.summary);
	}
}

/** Short facts shown under an entry in a list. */
export function labelsOf(entry: AnyEntry): string[] {
	switch (entry.kind) {
		case 'error':
			return [entry.data.component, ...entry.data.codes];
		case 'runbook':
			return [...entry.data.alerts];
		case 'postmortem': {
			const day = incidentDay(entry.data.times);
			return [day === undefined ? 'date not recorded' : formatDay(day)];
		}
		case 'snippet':
			return [entry.data.language, ...entry.data.runtimes];
		case 'service':
			return [entry.data.kind];
		default:
			return [];
	}
}

/** Sorts incidents from new to old, with undated ones last, and all other entries by title. */
export function inListOrder<E extends Entry>(entries: readonly E[]): E[] {
	return [...entries].sort((a, b) => {
		const byDay = dayOf(b).localeCompare(dayOf(a));
		return byDay !== 0 ? byDay : a.data.title.localeCompare(b.data.title, 'en');
	});
}

function dayOf({ data }: Entry): string {
	return 'times' in data ? (incidentDay(data.times) ?? '') : '';
}

interface ListPage<K extends Kind> {
	entries: Entry<K>[];
	pages: number;
	total: number;
}
