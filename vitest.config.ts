import { defineConfig } from 'vitest/config';
import { FIXTURE_SITE, TEAM_SITE } from './tests/support/fixture-site.ts';

/** Builds the fixture site before the tests that use it, once for all of them. */
const BUILD = 'tests/support/build-fixture-site.ts';
/**
 * Tests of time limits, which hold only while nothing else runs and no coverage is measured, because that slows code down.
 */
const LINEAR_TIME = 'src/**/linear-time.test.ts';
const BROWSER_TIMEOUTS = { testTimeout: 120_000, hookTimeout: 120_000 };

/*
 * Tests of the engine (unit, site, browser, browsers, timing) use the content of tests/fixtures/site. Tests of the content
 * (content, content-browser) use the content of the project, whatever it contains. Tests that any site must pass run on both.
 */
export default defineConfig({
	test: {
		// Half of the unit tests wait for programs that they start, so a single worker would leave a processor idle.
		maxWorkers: 2,
		reporters: ['default', './tests/support/longest-files.ts'],
		coverage: {
			provider: 'v8',
			include: ['src/core/**/*.ts'],
			// The `-cases.ts` files are lists of test cases.
			exclude: ['**/*.test.ts', '**/*-cases.ts'],
			reporter: ['text-summary', 'json', 'html'],
			reportsDirectory: '.cache/coverage',
			thresholds: { lines: 95, branches: 95 },
		},
		projects: [
			{
				test: {
					name: 'unit',
					env: FIXTURE_SITE,
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
					...BROWSER_TIMEOUTS,
				},
			},
			{
				test: {
					name: 'browser',
					env: FIXTURE_SITE,
					globalSetup: BUILD,
					include: ['tests/browser/**/*.test.ts'],
					...BROWSER_TIMEOUTS,
				},
			},
			{
				test: {
					name: 'browsers',
					env: FIXTURE_SITE,
					globalSetup: BUILD,
					include: ['tests/browsers/**/*.test.ts'],
					...BROWSER_TIMEOUTS,
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
					...BROWSER_TIMEOUTS,
					// Runs alone, after all other projects.
					fileParallelism: false,
					sequence: { groupOrder: 1 },
				},
			},
			{
				test: {
					name: 'content',
					include: ['content/tests/*.test.ts', 'tests/content/*.test.ts', 'tests/site/any/*.test.ts'],
					exclude: ['content/tests/*.browser.test.ts'],
					testTimeout: 60_000,
					hookTimeout: 60_000,
				},
			},
			{
				test: {
					name: 'content-browser',
					include: ['tests/browser/any/*.test.ts', 'content/tests/*.browser.test.ts'],
					...BROWSER_TIMEOUTS,
				},
			},
		],
	},
});
