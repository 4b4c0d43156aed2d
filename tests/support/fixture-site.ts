import path from 'node:path';

export const PROJECT = path.resolve(import.meta.dirname, '../..');

/**
 * The environment variables for the tests of the engine. These tests, and all programs that they start, use the content of
 * `tests/fixtures/site`, which has every kind of entry and every feature, and the site built from it. So no such test can
 * depend on `content/`.
 */
export const FIXTURE_SITE = {
	HS_CONTENT: 'tests/fixtures/site/content',
	HS_DIST: path.join(PROJECT, '.cache/fixture-site'),
};
