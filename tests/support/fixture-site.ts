import path from 'node:path';

export const PROJECT = path.resolve(import.meta.dirname, '../..');

/**
 * The variables under which the tests of the engine run: for them and every program that they start, the content is that of
 * `tests/fixtures/site`, which has every kind of entry and every feature, and the site is the one that is built from it. So no
 * such test can depend on what is in `content/`.
 */
export const FIXTURE_SITE = {
	HINDSIGHT_CONTENT: 'tests/fixtures/site/content',
	HINDSIGHT_DIST: path.join(PROJECT, '.cache/fixture-site'),
};

/** The same content as a site below a path, `https://org.github.io/kb/`. */
export const SITE_BELOW_PATH = {
	HINDSIGHT_CONTENT: '.cache/site-below-path-content',
	HINDSIGHT_DIST: path.join(PROJECT, '.cache/site-below-path'),
};
