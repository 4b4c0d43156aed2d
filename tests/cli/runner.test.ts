import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OUTPUT_LIMIT } from '../../src/node/runner/process/capture.ts';
import { isAlive } from '../../src/node/runner/process/teardown.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const MAIN = path.join(ROOT, 'src/cli/main.ts');

/** A copy of the fixture, because `prove` writes into it. It also contains the temporary folders of the runs. */
let site = '';

beforeAll(async () => {
	site = await mkdtemp(path.join(tmpdir(), 'hindsight-runner-'));
	// If root runs this, PostgreSQL runs as another user, who must be able to enter the folder.
	await chmod(site, 0o755);
	await cp(path.join(ROOT, 'tests/fixtures/runner'), site, { recursive: true });
	await symlink(path.join(ROOT, 'node_modules'), path.join(site, 'node_modules'));
});

afterAll(async () => {
	await rm(site, { recursive: true, force: true });
});

describe('run', { timeout: 120_000, concurrent: true }, () => {
	test('reports a run as expected, and removes chart data from the output', async ({ expect }) => {
		const { status, stdout, stderr } = await hindsight('run', 'tiny');
		expect(stderr).toContain('Recognised: pool-limit\nSeries: checked out (connections), 1 points\nAs expected.\n');
		expect(stdout).toMatch(/^QueuePool limit of size 5 overflow 10 reached.*\ntook ~[\d.]+ ms in .*\n$/);
		expect(status).toBe(0);
	});

	test('sets a knob, and reports a difference from the expectation', async ({ expect }) => {
		const { status, stdout, stderr } = await hindsight('run', 'tiny', '--set', 'pool_size=7');
		expect(stdout).toContain('QueuePool limit of size 7');
		expect(stderr).toContain('The line "of size 5 overflow" is missing from the output.\nNOT as expected.\n');
		expect(status).toBe(1);
	});

	test.each([
		[['run', 'tinny'], 'There is no snippet "tinny" in content/snippets. Did you mean "tiny"?'],
		[['run', 'tiny', '--variant', 'main'], '"tiny" has no variant "main"; it has "broken" and "fixed".'],
		[['run', 'tiny', '--set', 'size=3'], '"size=3" sets no knob of this snippet. Its knobs: pool_size.'],
		[['run', 'zzzzz'], 'There is no snippet "zzzzz" in content/snippets. "hindsight run" lists all snippets.'],
		[['run'], '\n\nSnippets:\n  '],
		[['prove', 'tinny'], 'There is no snippet "tinny" in content/snippets. Did you mean "tiny"?'],
		[['prove', '--check', '--fresh'], '"--check" writes nothing, so it cannot be combined with "--fresh".'],
	])('%j is bad usage', async (args, message) => {
		expect(await hindsight(...args)).toMatchObject({ status: 2, stderr: expect.stringContaining(message) as string });
	});

	test('starts a PostgreSQL with the settings of the snippet', async ({ expect }) => {
		const { status, stdout, stderr } = await hindsight('run', 'real-postgres');
		expect(stdout).toBe(
			'DATABASE_URL: app in app, superuser off, max_connections 12\n' +
				'ADMIN_DATABASE_URL: postgres in app, superuser on, max_connections 12\n',
		);
		expect(stderr).toMatch(/With Node\.js \S+, pg \S+, PostgreSQL \d+\.\d+\n/);
		expect(status).toBe(0);
	});

	test('says which tool is missing, and how to get it', async ({ expect }) => {
		const { status, stderr } = await hindsight({ PATH: path.join(site, 'nothing') }, 'run', 'no-tool');
		expect(stderr).toContain('not run: needs k6 (go install go.k6.io/k6@latest)\n');
		expect(status).toBe(4);
	});

	test('does not use a given server that cannot have the settings of the snippet', async ({ expect }) => {
		const given = { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' };
		const { status, stderr } = await hindsight(given, 'run', 'real-postgres');
		expect(stderr).toContain('not run: needs a server of its own, with max_connections set; unset DATABASE_URL\n');
		expect(status).toBe(4);
	});

	test('stops endless output, and splits no character', async ({ expect }) => {
		const { status, stdout, stderr } = await hindsight('run', 'endless-output');
		expect(stderr).toContain('It was stopped because it printed more than 64 kB.\n');
		expect(Buffer.byteLength(stdout)).toBeGreaterThan(OUTPUT_LIMIT - 300);
		expect(Buffer.byteLength(stdout)).toBeLessThanOrEqual(OUTPUT_LIMIT + 1);
		expect(stdout).toMatch(/^[é\n]+$/);
		expect(status).toBe(1);
	});

	test('stops a whole process tree at the time limit', async ({ expect }) => {
		const { status, stdout, stderr } = await hindsight('run', 'process-tree');
		expect(stderr).toContain('It was stopped at its time limit, 3 s.\n');
		const pids = pidsIn(stdout);
		expect(pids).toHaveLength(3);
		// Without /proc a process that left its group cannot be found.
		const findable = process.platform === 'linux' ? pids : pids.slice(0, 2);
		expect(findable.filter(isAlive)).toEqual([]);
		expect(status).toBe(1);
	});

	test.each([
		['SIGINT', 130],
		['SIGKILL', null],
	] as const)('leaves neither process nor folder after %s', async (signal, expected) => {
		const temporary = await mkdtemp(path.join(site, 'tmp-'));
		await chmod(temporary, 0o755);
		const run = start({ TMPDIR: temporary }, 'run', 'waits-in-postgres');
		await waitFor(() => run.output().includes('pids'));
		const pids = pidsIn(run.output());
		expect([pids.length, ...pids.filter(isAlive)]).toEqual([2, ...pids]);
		expect(await runFolders(temporary)).toHaveLength(1);
		run.child.kill(signal);
		expect(await run.status).toBe(expected);
		// A killed process could not clean up. Its guard does so a moment later.
		await waitFor(async () => pids.every((pid) => !isAlive(pid)) && (await runFolders(temporary)).length === 0);
	});
});

describe('prove', { timeout: 30_000 }, () => {
	const evidenceFile = (): string => path.join(site, 'content/snippets/tiny/evidence.json');

	test('writes evidence once, and leaves it if nothing relevant has changed', async () => {
		expect(await hindsight('prove', '--check', 'tiny')).toMatchObject({
			status: 1,
			stdout: expect.stringContaining('DIFFERS from the evidence\n  There is no evidence yet.') as string,
		});
		expect(await hindsight('prove', 'tiny')).toMatchObject({ status: 0 });
		const text = await readFile(evidenceFile(), 'utf8');
		expect(JSON.parse(text)).toMatchObject({
			version: 1,
			runs: [
				{
					variant: 'broken',
					versions: { 'Node.js': process.versions.node },
					exit: 0,
					output: expect.stringMatching(/timeout 0\.50\ntook ~[\d.]+ ms in <snippet>, pid N\n$/) as string,
					recognised: ['pool-limit'],
					series: [{ name: 'checked out', unit: 'connections', points: [[0, 5]] }],
				},
				{ variant: 'fixed', output: 'served with 5\n', recognised: [], series: [] },
			],
		});
		const again = await hindsight('prove', 'tiny');
		expect(again.stdout).toMatch(/^tiny\s+broken\s+\d+\.\d\s+as expected\ntiny\s+fixed\s+\d+\.\d\s+as expected\n/m);
		expect(await readFile(evidenceFile(), 'utf8')).toBe(text);
		expect(await hindsight('prove', '--check', 'tiny')).toMatchObject({ status: 0 });
	});

	test('notices a change, and never stores a run that is not as expected', async () => {
		const before = await readFile(evidenceFile(), 'utf8');
		const file = path.join(site, 'content/snippets/tiny/fixed.ts');
		await writeFile(file, `console.log('served with 6');\n`);
		const check = await hindsight('prove', '--check', 'tiny');
		expect(check.stdout).toContain('Line 1 of the output was "served with 5" and is now "served with 6".');
		expect(check.status).toBe(1);

		await writeFile(file, `console.log('QueuePool limit of size 5 overflow 10 reached, connection timed out');\n`);
		const failed = await hindsight('prove', 'tiny');
		expect(failed.stdout).toContain(
			'  The error "pool-limit" was recognised in the output but is not expected.\n  It printed:\n  | QueuePool limit',
		);
		expect(failed.status).toBe(1);
		expect(await readFile(evidenceFile(), 'utf8')).toBe(before);
	});

	test('lists variants that it could not run, which fails unless allowed', async () => {
		const bare = { PATH: path.join(site, 'nothing') };
		const strict = await hindsight(bare, 'prove', 'no-tool');
		expect(strict.stdout).toContain('no-tool, main: NOT RUN\n  not run: needs k6 (go install go.k6.io/k6@latest)\n');
		expect(strict.status).toBe(4);
		expect(await hindsight(bare, 'prove', 'no-tool', '--allow-missing')).toMatchObject({ status: 0 });
	});
});

type Arguments = [Record<string, string>, ...string[]] | string[];

async function hindsight(...args: Arguments): Promise<{ status: number | null; stdout: string; stderr: string }> {
	const { child, output, status } = start(...args);
	let stderr = '';
	child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
	return { status: await status, stdout: output(), stderr };
}

function start(...args: Arguments): { child: ChildProcess; output: () => string; status: Promise<number | null> } {
	const [first, ...rest] = args;
	const env = typeof first === 'object' ? first : {};
	const own = typeof first === 'string' ? [first, ...(rest as string[])] : (rest as string[]);
	const child = spawn(process.execPath, [MAIN, ...own], {
		cwd: site,
		// Servers of this machine are not for this test.
		env: { ...process.env, HINDSIGHT_CONTENT: '', DATABASE_URL: '', REDIS_URL: '', PGBOUNCER_URL: '', ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let stdout = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
	child.stderr.resume();
	const status = new Promise<number | null>((resolve) => child.once('close', resolve));
	return { child, output: () => stdout, status };
}

function pidsIn(output: string): number[] {
	return (JSON.parse(output.split('\n')[0] ?? '') as { pids: number[] }).pids;
}

async function runFolders(folder: string): Promise<string[]> {
	return (await readdir(folder)).filter((name) => name.startsWith('hindsight-run-'));
}

async function waitFor(condition: () => boolean | Promise<boolean>): Promise<void> {
	for (let waited = 0; waited < 60_000; waited += 50) {
		if (await condition()) return;
		await sleep(50);
	}
	throw new Error(`This did not come true: ${String(condition)}`);
}
