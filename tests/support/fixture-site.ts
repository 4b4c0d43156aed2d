import path from 'node:path';

export const PROJECT = path.resolve(import.meta.dirname, '../..');

/**
 * The environment variables for the tests of the engine. These tests, and all programs that they start, use the content of
 * `tests/fixtures/site`, which has every kind of entry and every feature, and the site built from it. So no such test can
 * depend on `content/`.
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
