import { globSync } from 'node:fs';

/** A part of the code with the tests that must notice when it is changed. */
export interface Area {
	name: string;
	/** Globs of the code, from the root of the project; one that begins with "!" takes files out. */
	code: string[];
	/** Globs of the tests. The fewer there are, the sooner a mutant that survives is known to survive. */
	tests: string[];
	/** Mutation score that the area must keep, in percent. */
	floor: number;
}

/** Code on which the safety of a reader or an author rests. */
const SAFE = 95;
const SOUND = 85;

/** Only measures or feeds the tests, or is data. */
const LEFT_OUT = ['!src/core/match/quality/**', '!src/core/match/corpus/**', '!src/core/secrets/*-cases.ts'];

const folder = (name: string, tests: string[] = []): Area => ({
	name,
	code: [`src/core/${name}/**/*.ts`, ...LEFT_OUT],
	tests: [`src/core/${name}/**/*.test.ts`, ...tests],
	floor: SOUND,
});

/** Every file belongs to the first area that names it. */
export const AREAS: Area[] = [
	{
		name: 'runbook/command',
		code: ['src/core/runbook/command/*.ts', 'src/core/text/command.ts'],
		tests: ['src/core/runbook/command/*.test.ts', 'src/core/text/command.test.ts'],
		floor: SAFE,
	},
	{ ...folder('secrets'), floor: SAFE },
	{ ...folder('text/safety'), floor: SAFE },
	{ ...folder('address'), floor: SAFE },
	{ ...folder('hosting'), floor: SAFE },
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
		'schema',
	].map((name) => folder(name)),
	folder('runbook'),
	folder('rules'),
	folder('match'),
	{ name: 'core', code: ['src/core/*.ts'], tests: ['src/core/*.test.ts'], floor: SOUND },
	{ name: 'markdown', code: ['src/markdown/*.ts'], tests: ['src/markdown/*.test.ts'], floor: SOUND },
];

const isTest = (file: string) => file.endsWith('.test.ts');

/** The code of an area, without its tests and without what an earlier area has. */
export function codeOf(area: Area): string[] {
	const earlier = AREAS.slice(0, AREAS.indexOf(area)).flatMap((other) => filesOf(other));
	return filesOf(area).filter((file) => !earlier.includes(file));
}

function filesOf({ code }: Area): string[] {
	const out = code.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
	const taken = globSync(code.filter((glob) => !glob.startsWith('!')));
	const dropped = new Set(globSync(out));
	return taken.filter((file) => !isTest(file) && !dropped.has(file)).sort();
}
