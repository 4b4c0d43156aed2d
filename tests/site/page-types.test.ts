import { expect, test } from 'vitest';
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

test('a draft has no page', () => {
	expect(builtPages().filter((pathname) => pathname.includes('not-finished'))).toEqual([]);
});
