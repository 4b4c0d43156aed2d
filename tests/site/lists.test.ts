import { describe, expect, test } from 'vitest';
import { alertAddress } from '../../src/core/alerts/address.ts';
import { addressOf } from '../../src/core/address/address.ts';
import { entriesFor } from '../../src/core/audience.ts';
import type { AnyEntry, Entry } from '../../src/core/entry.ts';
import { loadContent } from '../../src/node/content/load-content.ts';
import { AUDIENCE } from '../../src/node/places.ts';
import { attribute, parsePage, textOf } from '../support/html.ts';

const entries = entriesFor(AUDIENCE, (await loadContent()).entries);

describe('the lists have one row for each entry', () => {
	test.each(['error', 'runbook', 'postmortem'] as const)('of the kind %s, which links to it', (kind) => {
		const links = linksOn(`/${kind}s/`);
		expect(ofKind(kind).length).toBeGreaterThan(0);
		expect(ofKind(kind).filter(({ id }) => links.filter((link) => link === addressOf(kind, id)).length !== 1)).toEqual(
			[],
		);
	});
});

test('a row of the list of errors has the message as it is pasted, the meaning, the component and the codes', () => {
	const rows = rowsOn('/errors/');
	const row = rows.find((text) => text.includes('The SQLAlchemy pool is full')) ?? '';
	const error = ofKind('error').find(({ id }) => id === 'pool-limit');
	expect(row).toContain('QueuePool limit of size 5 overflow 10 reached');
	expect(row).toContain('SQLAlchemy');
	expect(error?.data.codes.every((code) => row.includes(code))).toBe(true);
	expect(row).toContain('Dec 2025');
	expect(rows.filter((text) => text.includes('Runs here')).length).toBeGreaterThan(0);
});

test('the list of runbooks names every alert of each runbook, with a link', () => {
	const links = linksOn('/runbooks/');
	const alerts = ofKind('runbook').flatMap(({ data }) => data.alerts);
	expect(alerts.length).toBeGreaterThan(5);
	expect(alerts.filter((alert) => !links.includes(alertAddress(alert)))).toEqual([]);
});

test('the row of a postmortem has its date and the first sentence of its cause', () => {
	const [row = ''] = rowsOn('/postmortems/');
	expect(row).toContain('28 Dec 2025');
	expect(row).toContain('All 15 connections of the pool were taken.');
	expect(row).not.toContain('What held them');
});

test('the home page has the box first, then alerts, runbooks, incidents, a path and one line about repairs', () => {
	const { elements } = parsePage('/');
	const main = elements.find(({ tagName }) => tagName === 'main');
	const headings = elements.filter(({ tagName }) => tagName === 'h2').map((heading) => textOf(heading).trim());
	expect(headings.slice(0, 4)).toEqual(['Alerts that page', 'Recent runbooks', 'Latest incidents', 'New here?']);
	const text = main ? textOf(main) : '';
	expect(text).toMatch(/\d+ open repairs?/);
	expect(text.indexOf('Look it up')).toBeLessThan(text.indexOf('Alerts that page'));
});

test('a service without an owner names the owners of its runbooks, and a service without runbooks names none', () => {
	const named = rowText('/services/basket-db/');
	expect(named).toContain('basket-api team according to its runbooks');
	expect(linksOn('/services/basket-db/')).toContain('/teams/basket-api-team/');
	expect(rowText('/services/proxy/')).not.toContain('as the runbooks');
});

function ofKind<K extends AnyEntry['kind']>(kind: K): Entry<K>[] {
	return (entries as Entry[]).filter((entry): entry is Entry<K> => entry.kind === kind);
}

function linksOn(pathname: string): string[] {
	return parsePage(pathname)
		.elements.filter(({ tagName }) => tagName === 'a')
		.map((element) => attribute(element, 'href') ?? '');
}

function rowsOn(pathname: string): string[] {
	const { elements } = parsePage(pathname);
	return elements.filter(({ tagName, parentNode }) => tagName === 'tr' && named(parentNode) === 'tbody').map(flat);
}

function rowText(pathname: string): string {
	return parsePage(pathname)
		.elements.filter(({ tagName }) => tagName === 'main')
		.map(flat)
		.join(' ');
}

function named(node: unknown): string | undefined {
	return (node as { tagName?: string } | null)?.tagName;
}

function flat(element: Parameters<typeof textOf>[0]): string {
	return textOf(element).replaceAll(/\s+/g, ' ').trim();
}
