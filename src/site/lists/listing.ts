import { incidentDay } from '../../core/incident/times.ts';
import type { AnyEntry } from '../../core/entry.ts';
import { plainText } from '../../core/text/inline.ts';
import { formatDay } from '../parts/dates.ts';

/** Maximum number of entries on one page of a list, so that no page grows with the content. */
export const PAGE_SIZE = 50;

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
export function inListOrder(entries: readonly AnyEntry[]): AnyEntry[] {
	return [...entries].sort((a, b) => {
		const byDay = dayOf(b).localeCompare(dayOf(a));
		return byDay !== 0 ? byDay : a.data.title.localeCompare(b.data.title, 'en');
	});
}

function dayOf(entry: AnyEntry): string {
	return entry.kind === 'postmortem' ? (incidentDay(entry.data.times) ?? '') : '';
}
