import { defineConfig } from 'vitest/config';
import { FIXTURE_SITE } from '../support/fixture-site.ts';

/** The tests of one area, which mutate.ts names. Properties draw the same cases for every mutant. */
export default defineConfig({
	test: {
		env: FIXTURE_SITE,
		setupFiles: ['tests/support/property-tests.ts'],
		include: (process.env['MUTATION_TESTS'] ?? 'src/{core,markdown}/**/*.test.ts').split(' '),
		// Time limits notice no mutant that the other tests miss, and are slow.
		exclude: ['**/linear-time.test.ts'],
		testTimeout: 60_000,
	},
});
