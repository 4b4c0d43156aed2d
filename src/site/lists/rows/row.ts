import { incidentDay } from '../../../core/incident/times.ts';
import { formatMonth } from '../../parts/dates.ts';
import { toLink } from '../../library.ts';
import type { Entry } from '../../../core/entry.ts';

/** Rows under one heading, which is also a value of the list's first facet. */
export interface RowGroup<R> {
	/** Value of the facet, and anchor of the heading. */
	id: string;
	/** The heading. */
	title: string;
	rows: R[];
}

/** A control that shows only the rows with the chosen value. */
export interface Facet {
	/** Its name in the address and in the data attributes of the rows. */
	name: string;
	label: string;
	/** The values that the rows have, each with its label and the number of rows that have it. */
	options: { value: string; text: string; amount: number }[];
}

/** An order of the rows. */
export interface Order {
	/** Name in the address; empty for the order of the page. */
	value: string;
	text: string;
	/** The cell of the row whose key or text is compared, counted from 0. */
	cell?: number;
	isDescending?: boolean;
}

/**
 * Counts the values of a facet, without values that no row has. Undefined if fewer than two values remain, because then
 * there is nothing to choose.
 *
 * @param texts The labels of the values, in the order of the options.
 */
export function buildFacet(
	name: string,
	label: string,
	values: readonly string[],
	texts: Readonly<Record<string, string>>,
): Facet | undefined {
	const amounts = Map.groupBy(values, (value) => value);
	const options = Object.entries(texts)
		.map(([value, text]) => ({ value, text, amount: amounts.get(value)?.length ?? 0 }))
		.filter(({ amount }) => amount > 0);
	return options.length > 1 ? { name, label, options } : undefined;
}

/** The titles of services or teams by their ids, in the order of the titles. */
export function textsOf(named: readonly { id: string; title: string }[]): Record<string, string> {
	const sorted = [...named].sort((a, b) => a.title.localeCompare(b.title, 'en'));
	return Object.fromEntries(sorted.map(({ id, title }) => [id, title]));
}

/** A link to an incident, with the month of the incident as its text. */
export function monthLink(incident: Entry<'postmortem'>): { href: string; text: string } {
	const day = incidentDay(incident.data.times);
	return { href: toLink(incident).href, text: day === undefined ? 'undated' : formatMonth(day) };
}
