import { defineConfig } from 'vitest/config';
import { FIXTURE_SITE, TEAM_SITE } from './tests/support/fixture-site.ts';

/** Built before the tests that use it, once for all of them. */
const BUILD = 'tests/support/build-fixture-site.ts';
/** Tests that a text of any kind is read in time linear to its length. They measure, so nothing else may run, nor be counted. */
const LINEAR_TIME = 'src/**/linear-time.test.ts';
const IN_BROWSER = { testTimeout: 120_000, hookTimeout: 120_000 };

/*
 * Tests of the engine (unit, site, browser, browsers) see the content of tests/fixtures/site, and tests of the content (content,
 * content-browser) that of the project, whatever it is. What is true of any site is tested on both.
 */
export default defineConfig({
	test: {
		// Half of the unit tests wait for programs they started, so one worker would leave a processor idle.
		maxWorkers: 2,
		reporters: ['default', './tests/support/longest-files.ts'],
		coverage: {
			provider: 'v8',
			include: ['src/core/**/*.ts'],
			// Lists of cases for the tests.
			exclude: ['**/*.test.ts', '**/*-cases.ts'],
			reporter: ['text-summary', 'json', 'html'],
			reportsDirectory: '.cache/coverage',
			thresholds: { lines: 95, branches: 91 },
		},
		projects: [
			{
				test: {
					name: 'unit',
					env: { ...FIXTURE_SITE, SLOWED_BY_COVERAGE: process.argv.includes('--coverage') ? '5' : '1' },
					globalSetup: 'tests/support/property-seed.ts',
					setupFiles: ['tests/support/property-tests.ts'],
					include: ['src/**/*.test.ts', 'tests/*.test.ts', 'tests/{cli,content,mutation}/**/*.test.ts'],
					exclude: [LINEAR_TIME],
					// Some tests start the command line, which takes seconds on a busy machine.
					testTimeout: 60_000,
				},
			},
			{
				test: {
					name: 'site',
					env: FIXTURE_SITE,
					globalSetup: BUILD,
					include: ['tests/site/**/*.test.ts'],
					testTimeout: 60_000,
				},
			},
			{
				test: {
					name: 'team',
					env: TEAM_SITE,
					globalSetup: 'tests/support/build-team-site.ts',
					include: ['tests/team/*.test.ts', 'tests/site/any/*.test.ts'],
					...IN_BROWSER,
				},
			},
			{
				test: {
					name: 'browser',
					env: FIXTURE_SITE,
					globalSetup: BUILD,
					include: ['tests/browser/**/*.test.ts'],
					...IN_BROWSER,
				},
			},
			{
				test: {
					name: 'browsers',
					env: FIXTURE_SITE,
					globalSetup: BUILD,
					include: ['tests/browsers/**/*.test.ts'],
					...IN_BROWSER,
					testTimeout: 300_000,
					fileParallelism: false,
				},
			},
			{
				test: {
					name: 'timing',
					env: FIXTURE_SITE,
					globalSetup: BUILD,
					include: ['tests/timing/**/*.test.ts', LINEAR_TIME],
					...IN_BROWSER,
					// Alone on the machine, after all others.
					fileParallelism: false,
					sequence: { groupOrder: 1 },
				},
			},
			{
				test: {
					name: 'content',
					include: ['content/tests/*.test.ts', 'tests/content/*.test.ts', 'tests/site/any/*.test.ts'],
					testTimeout: 60_000,
					hookTimeout: 60_000,
				},
			},
			{ test: { name: 'content-browser', include: ['tests/browser/any/*.test.ts'], ...IN_BROWSER } },
		],
	},
});
