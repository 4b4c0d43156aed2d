/**
 * Changes the code in small ways and reports which changes no test notices.
 *
 *     npm run mutate                         all areas (hours)
 *     npm run mutate src/core/secrets        files below a path
 *     npm run mutate -- --sample 5           about 5 % of the lines of every area, another choice each time
 *     npm run mutate -- --changed            the files of the last commit, at most 200 lines
 *
 * Exit status 1 if an area is below its floor. Details are in .cache/mutation.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { filesByArea, type Area } from './areas.ts';
import { scoreOf } from './score.ts';

/** Lines that a run on changed files may take; about one second each. */
const MAX_CHANGED_LINES = 200;
/** Lines of one piece of a sample. A mutant often spans some lines. */
const PIECE = 10;

const { positionals: paths, values } = parseArgs({
	allowPositionals: true,
	options: { changed: { type: 'boolean' }, sample: { type: 'string' } },
});

for (const [area, files] of filesByArea()) {
	const chosen = choose(files);
	if (chosen.length > 0) await mutate(area, chosen);
}

function choose(files: readonly string[]): string[] {
	if (values.changed) return withinLimit(files.filter((file) => changedFiles().has(file)));
	const below = files.filter((file) => paths.length === 0 || paths.some((path) => file.startsWith(path)));
	return values.sample === undefined ? below : below.flatMap((file) => pieces(file, Number(values.sample) / 100));
}

/** The files of the last commit. A copy without history has none. */
function changedFiles(): Set<string> {
	try {
		return new Set(execFileSync('git', ['diff', '--name-only', 'HEAD~1'], { encoding: 'utf8' }).split('\n'));
	} catch {
		return new Set();
	}
}

function withinLimit(files: readonly string[]): string[] {
	let lines = 0;
	return files.filter((file) => {
		const isWithin = lines + lineCount(file) <= MAX_CHANGED_LINES;
		if (isWithin) lines += lineCount(file);
		else console.log(`${file} is not mutated: ${MAX_CHANGED_LINES} lines are the limit. npm run mutate ${file}`);
		return isWithin;
	});
}

function pieces(file: string, share: number): string[] {
	const count = Math.ceil(lineCount(file) / PIECE);
	return Array.from({ length: count }, (_, index) => index)
		.filter(() => Math.random() < share)
		.map((index) => `${file}:${index * PIECE + 1}-${(index + 1) * PIECE}`);
}

function lineCount(file: string): number {
	return readFileSync(file, 'utf8').split('\n').length;
}

async function mutate(area: Area, files: string[]): Promise<void> {
	process.env['MUTATION_TESTS'] = area.tests.join(' ');
	const started = Date.now();
	const mutants = await new Stryker({
		testRunner: 'vitest',
		plugins: ['@stryker-mutator/vitest-runner'],
		vitest: { configFile: 'tests/mutation/vitest.config.ts' },
		coverageAnalysis: 'perTest',
		mutate: files,
		concurrency: 2,
		reporters: process.stdout.isTTY ? ['progress', 'json', 'html'] : ['json', 'html'],
		jsonReporter: { fileName: `.cache/mutation/${area.name.replaceAll('/', '-')}.json` },
		htmlReporter: { fileName: `.cache/mutation/${area.name.replaceAll('/', '-')}.html` },
		tempDirName: '.cache/mutation/sandbox',
		ignorePatterns: ['/dist', '/.dist', '/.cache', '/.astro', '/docs', '/public', '/content/diagrams'],
		warnings: false,
	}).runMutationTest();
	const { noticed, valid, percent, survivors } = scoreOf(mutants);
	for (const line of survivors) console.log(`  ${line}`);
	const seconds = Math.round((Date.now() - started) / 1000);
	console.log(`${area.name}: ${percent.toFixed(1)} %, ${noticed} of ${valid} changes noticed, ${seconds} s`);
	if (area.floor === undefined || percent >= area.floor) return;
	console.log(`${area.name} must reach ${area.floor} %. Write a test that fails for a change listed above.`);
	process.exitCode = 1;
}
