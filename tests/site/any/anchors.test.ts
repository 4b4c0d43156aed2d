import { expect, test } from 'vitest';
import { addressOf } from '../../../src/core/address/address.ts';
import { entriesFor } from '../../../src/core/audience.ts';
import type { AnyEntry } from '../../../src/core/entry.ts';
import { anchorsOf } from '../../../src/core/graph/anchors.ts';
import { loadContent } from '../../../src/node/content/load-content.ts';
import { AUDIENCE } from '../../../src/node/places.ts';
import { parsePage } from '../../support/html.ts';
import { builtPages, isRedirect } from '../../support/pages.ts';

/** Those that are published. */
const entries = entriesFor(AUDIENCE, (await loadContent()).entries);
const withPage = entries.filter(({ kind }) => kind !== 'term');

/** Ids of the frame around every page, to which no author links. */
const FRAME = ['main', 'on-this-page', 'finder-title', 'finder-q'];
/** Ids inside the SVG of a diagram, which contain its key. */
const IN_DIAGRAM = /^d[0-9a-f]{16}/;
/** Sections that a snippet has only with certain evidence or postmortems, so the check allows a link to them always. */
const SOMETIMES = ['charts', 'claims'];

test('the pages of the entries are those that were built', () => {
	const sections = /^\/(?:errors|runbooks|postmortems|snippets|learn|services)\/[^/]+\/$/;
	const built = builtPages().filter((pathname) => sections.test(pathname) && !isRedirect(pathname));
	expect(withPage.map(({ kind, id }) => addressOf(kind, id)).sort()).toEqual(built.sort());
});

test('each page has every place to which the check lets an author link', () => {
	const missing = withPage.flatMap((entry) => {
		const { ids, pathname } = pageOf(entry);
		const wanted = anchorsOf(entry).filter((id) => entry.kind !== 'snippet' || !SOMETIMES.includes(id));
		return wanted.filter((id) => !ids.has(id)).map((id) => `${pathname}#${id}`);
	});
	expect(missing).toEqual([]);
});

test('the check lets an author link to every place of each page', () => {
	const unknown = withPage.flatMap((entry) => {
		const { ids, pathname } = pageOf(entry);
		const known = new Set([...FRAME, ...anchorsOf(entry)]);
		return [...ids]
			.filter((id) => !known.has(id) && !IN_DIAGRAM.test(id) && !isPartOfSnippet(id, entry))
			.map((id) => `${pathname}#${id}`);
	});
	expect(unknown).toEqual([]);
});

test('the glossary has every term', () => {
	const { ids } = parsePage('/glossary/');
	const terms = entries.filter(({ kind }) => kind === 'term');
	expect(terms.filter(({ id }) => !ids.has(id))).toEqual([]);
});

function pageOf({ kind, id }: AnyEntry) {
	return parsePage(addressOf(kind, id));
}

/** Whether an id belongs to a snippet that the page runs, and not to the page. */
function isPartOfSnippet(id: string, entry: AnyEntry): boolean {
	const snippets = entry.kind === 'snippet' ? [entry.id] : entry.kind === 'error' ? entry.data.snippets : [];
	return snippets.some((snippet) => id.startsWith(`${snippet}-`));
}
