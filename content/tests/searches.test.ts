import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { carryOut, runbooksById } from '../../tests/support/rehearse.ts';
import { snippetFolder } from '../../tests/support/snippet-folder.ts';

/**
 * Lines of the broken snippet variants that each code search must find. In the files of the fixed variants, a search must
 * find none of `clean`, or nothing at all.
 */
const SEARCHES: Search[] = [
	{
		runbook: 'concurrent-session-errors',
		command: /^grep -rnE '\[Ss\]ession/,
		cases: [
			{
				snippet: 'isce-shared-session',
				broken: ['broken.py'],
				guilty: ['    session = AsyncSession(engine)'],
				fixed: ['fixed.py'],
			},
			{
				snippet: 'isce-neighbours',
				broken: ['broken.py', 'pairs.py'],
				guilty: ['    session = AsyncSession(engine)'],
				fixed: ['fixed.py', 'pairs.py'],
			},
			{
				snippet: 'isce-through-grpc',
				broken: ['broken.py', 'payments.py'],
				guilty: ['        self.session = AsyncSession(new_engine())'],
				fixed: ['fixed.py', 'payments.py'],
			},
		],
	},
	{
		runbook: 'concurrent-session-errors',
		command: /gather\|create_task/,
		cases: [
			{ snippet: 'isce-shared-session', broken: ['broken.py'], guilty: ['*(session.execute('], fixed: ['fixed.py'] },
			{
				snippet: 'isce-neighbours',
				broken: ['broken.py', 'pairs.py'],
				guilty: ['await asyncio.gather(statement(session), second(session)'],
				fixed: ['fixed.py', 'pairs.py'],
			},
		],
	},
	{
		runbook: 'concurrent-session-errors',
		command: /listens_for/,
		cases: [
			{
				snippet: 'isce-reentrant-connect',
				broken: ['broken.py'],
				guilty: [`    current_session.execute(text("SELECT 'secret of the day'"))`],
				fixed: ['fixed.py'],
			},
		],
	},
	{
		runbook: 'connection-leak',
		command: /raw_connection/,
		cases: [
			{
				snippet: 'orders-session-leak',
				broken: ['broken.py', 'shop.py'],
				guilty: ['            return place(Session(self.engine), order_data)'],
				fixed: ['fixed.py', 'shop.py'],
				clean: ['with Session(self.engine) as session'],
			},
			{
				snippet: 'sqlalchemy-queuepool-timeout',
				broken: ['broken.py'],
				guilty: ['    connection = engine.connect()'],
				fixed: ['fixed.py'],
			},
			{
				snippet: 'idle-in-transaction',
				broken: ['broken.py', 'activity.py'],
				guilty: ['    sessions = [Session(application) for _ in range(number)]'],
				fixed: ['fixed.py', 'activity.py'],
			},
			{
				snippet: 'health-check-as-printed',
				broken: ['broken.py', 'service.py'],
				guilty: ['    return [engine.connect(), engine.connect()]'],
				fixed: ['fixed.py'],
			},
			{
				snippet: 'orders-load-test',
				broken: ['server.py'],
				guilty: ['        return place(Session(engine), order_data)'],
				fixed: ['server.py'],
				clean: ['with Session(engine) as session'],
			},
			{
				snippet: 'restart-frees-connections',
				broken: ['main.py'],
				guilty: ['sessions = [Session(engine) for'],
				fixed: [],
			},
		],
	},
	{
		runbook: 'connection-leak',
		command: /\[Pp\]ool\\\.connect/,
		cases: ['node-pg-client-leak', 'node-pg-pool-timeout', 'node-pg-real'].map((snippet) => ({
			snippet,
			broken: ['broken.ts'],
			guilty: ['./broken.ts'],
			fixed: ['fixed.ts'],
		})),
	},
	{
		runbook: 'too-many-server-connections',
		command: /create_\(async_\)\?engine/,
		cases: [
			{
				snippet: 'engine-per-module',
				broken: ['broken.py', 'load.py'],
				guilty: ['    engines = [create_async_engine(url) for _ in range(MODULES)]'],
				fixed: ['fixed.py', 'load.py'],
				clean: ['for _ in range(MODULES)'],
			},
		],
	},
	{
		runbook: '401-after-logout-in-load-tests',
		command: /function setup/,
		values: { K6_SCRIPT: 'script' },
		cases: [
			{
				snippet: 'token-blacklist-k6',
				broken: ['shared-token.js'],
				guilty: ['	return { token: logIn() };'],
				fixed: ['own-token.js'],
				as: 'script.js',
			},
		],
	},
];

const runbooks = await runbooksById();
const searches = [...runbooks.values()].flatMap(({ id, body }) =>
	body.fences
		.map(({ code }) => code)
		.filter((code) => /\b(?:grep|rg)\b/.test(code) && /--include|"\$[A-Z0-9_]+\.\w+"/.test(code))
		.map((code) => ({ runbook: id, code })),
);

test('every code search in a runbook is rehearsed here', () => {
	const rehearsed = SEARCHES.map(({ runbook, command }) =>
		searches.filter((each) => each.runbook === runbook && command.test(each.code)),
	);
	expect(rehearsed.map((found) => found.length)).toEqual(SEARCHES.map(() => 1));
	expect(new Set(rehearsed.flat())).toEqual(new Set(searches));
});

describe.each(SEARCHES)('$runbook: $command', ({ runbook, command, values = {}, cases }) => {
	const { code = '' } = searches.find((each) => each.runbook === runbook && command.test(each.code)) ?? {};
	let folder = '';
	beforeAll(async () => {
		folder = await mkdtemp(path.join(tmpdir(), 'hindsight-search-'));
	});
	afterAll(() => rm(folder, { recursive: true, force: true }));

	test.each(cases)('finds the guilty line of $snippet', async ({ snippet, broken, guilty, as }) => {
		const output = await search(`${snippet}-broken`, snippet, broken, as);
		for (const line of guilty) expect(output).toContain(line);
	});

	test.each(cases.filter(({ fixed }) => fixed.length > 0))(
		'finds nothing in the fixed $snippet',
		async ({ snippet, broken, fixed, clean, as }) => {
			const output = await search(`${snippet}-fixed`, snippet, fixed, as);
			expect(output === '').toBe(clean === undefined);
			const files = [...new Set([...broken, ...fixed])];
			const sources = await Promise.all(
				files.map(async (file) => readFile(path.join(await snippetFolder(snippet), file), 'utf8')),
			);
			for (const line of clean ?? []) expect(sources.join('\n')).toContain(line);
			for (const line of clean ?? []) expect(output).not.toContain(line);
		},
	);

	async function search(name: string, snippet: string, files: readonly string[], as?: string): Promise<string> {
		const cwd = path.join(folder, name);
		await mkdir(cwd);
		const sources = await snippetFolder(snippet);
		for (const file of files) await cp(path.join(sources, file), path.join(cwd, as ?? file));
		return carryOut(code, values, { cwd });
	}
});

interface Search {
	runbook: string;
	/** Distinguishes the command from the other searches of its runbook. */
	command: RegExp;
	values?: Record<string, string>;
	cases: {
		snippet: string;
		broken: readonly string[];
		/** Text that the output must contain. */
		guilty: readonly string[];
		fixed: readonly string[];
		/** Text that the output must not contain, if the search still finds other lines in a fixed file. */
		clean?: readonly string[];
		/** The name under which the file is searched, if the command takes one. */
		as?: string;
	}[];
}
