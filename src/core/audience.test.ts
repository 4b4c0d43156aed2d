import { describe, expect, test } from 'vitest';
import { NO_BODY, type AnyDocument, type AnyEntry } from './entry.ts';
import { combineEntries } from './packs/combine-packs.ts';
import { entriesFor, hiddenBecause, shownTo } from './audience.ts';
import type { Audience } from './schema/primitives.ts';

const COMMON = { kind: 'term', id: 'queue', body: NO_BODY, locate: () => ({ at: 'unknown' }) as const };

function term(title: string, audience: Audience): AnyEntry {
	const data = { title, definition: 'Text.', tags: [], aliases: [], alsoCalled: [], see: [], audience };
	return { ...COMMON, file: `${title}.mdx`, data } as unknown as AnyEntry;
}

function extension(audience: Audience): AnyDocument {
	const data = { extends: true, alsoCalled: ['lane'], note: 'Ours is small.', audience };
	return { ...COMMON, file: 'extension.mdx', extends: true, data } as unknown as AnyDocument;
}

function only(entries: readonly AnyEntry[]): AnyEntry {
	expect(entries).toHaveLength(1);
	return entries[0] as AnyEntry;
}

describe('a page of a pack that the team extends', () => {
	const base = term('of the pack', 'public');

	test('is shown without an internal addition on a public site', () => {
		const entry = only(combineEntries([base], [], [extension('internal')]));
		expect(shownTo(entry, 'public')).toBe(base);
		expect(shownTo(entry, 'internal')?.data).toMatchObject({ alsoCalled: ['lane'], note: 'Ours is small.' });
	});

	test('is shown with a public addition', () => {
		const entry = only(combineEntries([base], [], [extension('public')]));
		expect(shownTo(entry, 'public')?.data).toMatchObject({ alsoCalled: ['lane'] });
	});
});

describe('a page of a pack that the team replaces', () => {
	const base = term('of the pack', 'public');

	test('is shown as the pack has it where the replacement is internal', () => {
		const entry = only(combineEntries([base], [term('of the team', 'internal')], []));
		expect(shownTo(entry, 'public')?.data.title).toBe('of the pack');
		expect(shownTo(entry, 'internal')?.data.title).toBe('of the team');
	});

	test('is left out where both are internal', () => {
		const entry = only(combineEntries([term('of the pack', 'internal')], [term('of the team', 'internal')], []));
		expect(shownTo(entry, 'public')).toBeUndefined();
		expect(entriesFor('public', [entry, base])).toEqual([base]);
	});

	test('is the one of the team where that is public', () => {
		const entry = only(combineEntries([base], [term('of the team', 'public')], []));
		expect(shownTo(entry, 'public')?.data.title).toBe('of the team');
	});
});

test.each([
	['draft', 'public', 'is a draft', 'is a draft'],
	['in-review', 'internal', 'is in review', 'is in review'],
	['published', 'internal', 'is internal', undefined],
	['published', 'public', undefined, undefined],
])('a postmortem that is %s and %s', (status, audience, onPublicSite, onInternalSite) => {
	const document = {
		...COMMON,
		kind: 'postmortem',
		file: 'x.mdx',
		data: { status, audience },
	} as unknown as AnyDocument;
	expect(hiddenBecause(document, 'public')).toBe(onPublicSite);
	expect(hiddenBecause(document, 'internal')).toBe(onInternalSite);
});
