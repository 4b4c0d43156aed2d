import { globSync } from 'node:fs';

/** A part of the code with the tests that must notice when it is changed. */
export interface Area {
	name: string;
	/** Globs of the code, from the root of the project. */
	code: string[];
	/** Globs of the tests. The fewer there are, the sooner it is known that a mutant survives. */
	tests: string[];
	/** Mutation score that the area must keep, in percent; undefined until it has been reached. */
	floor: number | undefined;
}

/** Code on which the safety of a reader or an author rests. */
const SAFE = 95;

/** Measures the matcher, or is data. */
const LEFT_OUT = ['src/core/match/quality/**', 'src/core/match/corpus/**', '**/*-cases.ts', '**/*.test.ts'];

const folder = (name: string, floor?: number): Area => ({
	name,
	code: [`src/core/${name}/**/*.ts`],
	tests: [`src/core/${name}/**/*.test.ts`],
	floor,
});

const CHECKED_PAGES = 'tests/fixtures.test.ts';

/** A file belongs to the first area that names it. */
export const AREAS: readonly Area[] = [
	folder('runbook/command', SAFE),
	folder('secrets', SAFE),
	folder('text/safety', SAFE),
	folder('address', SAFE),
	folder('hosting', SAFE),
	...[
		'text',
		'graph',
		'incident',
		'packs',
		'migrate',
		'alerts',
		'chart',
		'report',
		'runner',
		'draft',
		'verdict',
		'runbook',
		'match',
	].map((name) => folder(name)),
	{ ...folder('schema'), tests: ['src/core/schema/**/*.test.ts', CHECKED_PAGES] },
	{ ...folder('rules'), tests: ['src/core/rules/**/*.test.ts', CHECKED_PAGES] },
	{ name: 'core', code: ['src/core/*.ts'], tests: ['src/core/*.test.ts'], floor: undefined },
	{ name: 'markdown', code: ['src/markdown/*.ts'], tests: ['src/markdown/*.test.ts'], floor: undefined },
];

/** The files of every area, in the order of {@link AREAS}. */
export function filesByArea(): Map<Area, string[]> {
	const seen = new Set(globSync(LEFT_OUT));
	return new Map(
		AREAS.map((area) => {
			const files = globSync(area.code).filter((file) => !seen.has(file));
			for (const file of files) seen.add(file);
			return [area, files.sort()];
		}),
	);
}
