/**
 * Changes the code in small ways and reports which changes no test notices.
 *
 *     npm run mutate                         all areas (hours)
 *     npm run mutate src/core/secrets        files below a path
 *     npm run mutate -- --sample 5           about 5 % of the lines of every area, another choice each time
 *     npm run mutate -- --changed            the files of the last commit, at most 200 lines
 *
 * Exit status 1 if an area is below its floor, 2 for arguments that choose nothing. Details are in .cache/mutation.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { filesByArea, type Area } from './areas.ts';
import { scoreOf } from './score.ts';

/** Limit for a run on changed files. A line takes about a second. */
const MAX_CHANGED_LINES = 200;
/** Lines of one piece of a sample. A mutant often spans some lines. */
const PIECE = 10;

const { positionals: paths, values } = parseArgs({
	allowPositionals: true,
	options: { changed: { type: 'boolean' }, sample: { type: 'string' } },
});

const areas = filesByArea();
const choose = chooser();
const chosen = [...areas]
	.map(([area, files]) => [area, choose(files)] as const)
	.filter(([, files]) => files.length > 0);
if (chosen.length === 0) console.log('Nothing to mutate: no file of tests/mutation/areas.ts was chosen.');
for (const [area, files] of chosen) await mutate(area, files);

/** Returns what the arguments ask for: a choice among the files of an area. */
function chooser(): (files: readonly string[]) => string[] {
	if (values.changed) return withinLimit(changedFiles());
	const known = [...areas.values()].flat();
	const lost = paths.filter((path) => !known.some((file) => file.startsWith(path)));
	const share = Number(values.sample ?? 100) / 100;
	if (lost.length > 0) fail(`No area has a file below ${lost.join(' or ')}.`);
	if (!(share > 0 && share <= 1)) fail('--sample needs a number of percent, such as 5.');
	const isChosen = (file: string) => paths.length === 0 || paths.some((path) => file.startsWith(path));
	return (files) => files.filter(isChosen).flatMap((file) => (share === 1 ? file : pieces(file, share)));
}

function fail(message: string): never {
	console.error(message);
	process.exit(2);
}

/** The files of the last commit. A copy without history has none. */
function changedFiles(): Set<string> {
	try {
		return new Set(execFileSync('git', ['diff', '--name-only', 'HEAD~1'], { encoding: 'utf8' }).split('\n'));
	} catch {
		return new Set();
	}
}

/** Chooses changed files as long as all of them together have at most {@link MAX_CHANGED_LINES} lines. */
function withinLimit(changed: ReadonlySet<string>): (files: readonly string[]) => string[] {
	let lines = 0;
	return (files) =>
		files.filter((file) => {
			if (!changed.has(file)) return false;
			const count = lineCount(file);
			const isWithin = lines + count <= MAX_CHANGED_LINES;
			if (isWithin) lines += count;
			else console.log(`${file} is left out: ${MAX_CHANGED_LINES} lines are the limit. npm run mutate ${file}`);
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
	const report = `.cache/mutation/${area.name.replaceAll('/', '-')}`;
	const started = Date.now();
	const mutants = await new Stryker({
		testRunner: 'vitest',
		plugins: ['@stryker-mutator/vitest-runner'],
		vitest: { configFile: 'tests/mutation/vitest.config.ts' },
		coverageAnalysis: 'perTest',
		mutate: files,
		concurrency: 2,
		reporters: process.stdout.isTTY ? ['progress', 'json', 'html'] : ['json', 'html'],
		jsonReporter: { fileName: `${report}.json` },
		htmlReporter: { fileName: `${report}.html` },
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
