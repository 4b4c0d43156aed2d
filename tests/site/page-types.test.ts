import { expect, test } from 'vitest';
import { loadContent } from '../../src/node/content/load-content.ts';
import { builtPages, pageOfEachType } from '../support/pages.ts';

const types = pageOfEachType();

test('every section of the site has a page, so that every type of page is checked', () => {
	const names = types.map(({ type }) => type);
	expect(names).toEqual(
		expect.arrayContaining([
			'home',
			'search',
			'404.html',
			'errors',
			'errors/*',
			'runbooks',
			'runbooks/*',
			'postmortems',
			'postmortems/*',
			'services',
			'services/*',
			'learn',
			'learn/*',
			'glossary',
			'actions',
			'tags',
			'tags/*',
		]),
	);
});

test('a draft has no page', async () => {
	const drafts = (await loadContent()).entries.filter(
		(entry) => entry.kind === 'postmortem' && entry.data.status === 'draft',
	);
	expect(drafts.map(({ id }) => id)).toEqual(['2026-01-15-not-finished']);
	expect(builtPages().filter((pathname) => pathname.includes('not-finished'))).toEqual([]);
});
