import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
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

/**
 * The site of a team: the same content with `tests/fixtures/team` copied over it, in a folder outside the repository. The
 * site is public, and its address has a path.
 */
export const TEAM_SITE = {
	HINDSIGHT_CONTENT: path.join(
		tmpdir(),
		`hindsight-team-${createHash('sha256').update(PROJECT).digest('hex').slice(0, 12)}`,
	),
	HINDSIGHT_DIST: path.join(PROJECT, '.cache/team-site'),
};
