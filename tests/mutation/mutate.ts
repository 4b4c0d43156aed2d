import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { AREAS, codeOf, type Area } from './areas.ts';

const { positionals } = parseArgs({ allowPositionals: true });

for (const area of AREAS) {
	const files = codeOf(area).filter(
		(file) => positionals.length === 0 || positionals.some((path) => file.startsWith(path)),
	);
	if (files.length > 0) await mutate(area, files);
}

async function mutate(area: Area, files: string[]): Promise<void> {
	process.env['MUTATION_TESTS'] = area.tests.join(' ');
	const place = `.cache/mutation/${area.name.replaceAll('/', '-')}`;
	const results = await new Stryker({
		testRunner: 'vitest',
		plugins: ['@stryker-mutator/vitest-runner'],
		vitest: { configFile: 'tests/mutation/vitest.config.ts', related: false } as never,
		coverageAnalysis: 'perTest',
		mutate: files,
		concurrency: 2,
		reporters: ['json', 'progress-append-only'],
		jsonReporter: { fileName: `${place}.json` },
		tempDirName: '.cache/mutation/sandbox',
		ignorePatterns: ['/dist', '/.dist', '/.cache', '/.astro', '/docs', '/public', '/content/diagrams'],
		incremental: false,
		incrementalFile: `${place}.incremental.json`,
		warnings: { slow: false } as never,
		logLevel: 'warn' as never,
	} as never).runMutationTest();
	const by = Object.groupBy(results, ({ status }) => status);
	console.log(area.name, Object.fromEntries(Object.entries(by).map(([k, v]) => [k, v?.length])));
}
