import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		// Half of the unit tests wait for programs they started, so one worker would leave a processor idle.
		maxWorkers: 2,
		projects: [
			{
				test: {
					name: 'unit',
					setupFiles: ['tests/support/property-tests.ts'],
					include: ['src/**/*.test.ts', 'tests/*.test.ts', 'tests/cli/**/*.test.ts', 'content/tests/*.test.ts'],
					// Some tests start the command line, which takes seconds on a busy machine.
					testTimeout: 60_000,
				},
			},
			{ test: { name: 'site', include: ['tests/site/**/*.test.ts'], testTimeout: 60_000 } },
			{
				test: {
					name: 'browser',
					include: ['tests/browser/**/*.test.ts'],
					testTimeout: 120_000,
					hookTimeout: 120_000,
					fileParallelism: false,
				},
			},
			{
				test: {
					name: 'browsers',
					include: ['tests/browsers/**/*.test.ts'],
					testTimeout: 300_000,
					hookTimeout: 120_000,
					fileParallelism: false,
				},
			},
		],
	},
});
