import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test, type TestContext } from 'vitest';
import { RehearsalRecordSchema } from '../../src/core/schema/kinds/rehearsal.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const MAIN = path.join(ROOT, 'src/cli/main.ts');
/** The content is that of the copy. */
const ENV = { ...process.env, HINDSIGHT_CONTENT: '' };
const PLAN = 'content/rehearsals/no-till-free.yaml';
const PAGE = 'content/runbooks/no-till-free.mdx';

/** A copy of the fixture for one test, because `rehearse` writes into it. */
async function copyOfShop(onTestFinished: TestContext['onTestFinished']): Promise<string> {
	const site = await mkdtemp(path.join(tmpdir(), 'hindsight-rehearsal-'));
	onTestFinished(() => rm(site, { recursive: true, force: true }));
	await cp(path.join(ROOT, 'tests/fixtures/shop'), site, { recursive: true });
	await symlink(path.join(ROOT, 'node_modules'), path.join(site, 'node_modules'));
	return site;
}

// The rehearsals mostly wait for the minutes that a page allows, so they run at the same time.
describe('rehearse', { timeout: 240_000, concurrent: true }, () => {
	test('carries out a runbook in each scenario, and stores what it saw', async ({ expect, onTestFinished }) => {
		const site = await copyOfShop(onTestFinished);
		const { status, stdout, stderr } = await hindsight(site, 'rehearse', '--watch');
		expect(stdout, stderr).toContain('3 rehearsals: 3 right.');
		expect(status).toBe(0);
		const text = await readFile(path.join(site, 'content/rehearsals/no-till-free.json'), 'utf8');
		const { runs } = RehearsalRecordSchema.parse(JSON.parse(text));
		expect(runs.map(({ scenario, leads }) => [scenario, leads])).toEqual([
			['full', 'tills taken'],
			['healthy', 'tills free'],
			['wrong-address', 'no answer'],
		]);
		const [full, healthy] = runs;
		expect(full?.mitigations).toMatchObject([
			{ mitigation: 1, endedAfter: null },
			{ mitigation: 2, endedAfter: expect.any(Number) as number },
		]);
		const undo = full?.mitigations[1]?.outputs.find(({ place }) => place === 'mitigation 2 undo');
		expect(undo).toMatchObject({ exit: 0, output: 'deployment.apps/shop rolled back' });
		// Commands that only read are carried out although no plan names them.
		expect(healthy?.outputs.map(({ place }) => place)).toEqual([
			'question 1',
			'mitigation 1 check',
			'mitigation 2 check',
			'step 1',
			'verify',
		]);
		const again = await hindsight(site, 'rehearse');
		expect(again.stdout).toContain('right, as before');
		expect(again.status).toBe(0);
	});

	test('a page that does the wrong thing is caught, and its record stays as it is', async ({
		expect,
		onTestFinished,
	}) => {
		const site = await copyOfShop(onTestFinished);
		const file = path.join(site, PAGE);
		const page = await readFile(file, 'utf8');
		const record = path.join(site, 'content/rehearsals/no-till-free.json');
		await writeFile(record, '{ "version": 1, "runs": [] }\n');
		// The mitigation restarts instead of going back, and a dead service counts as one without a free till.
		const wrong = page
			.replace(
				'rollout undo "deployment/$DEPLOYMENT" --to-revision="$REVISION"\n',
				'rollout restart "deployment/$DEPLOYMENT"\n',
			)
			.replace(`|| echo 'no answer'`, `|| echo '1 of 1 taken'`);
		expect(wrong).not.toBe(page);
		await writeFile(file, wrong);
		const { status, stdout } = await hindsight(site, 'rehearse', '--scenario', 'full', '--scenario', 'wrong-address');
		await writeFile(file, page);
		expect(stdout).toContain('mitigation 2: users still notice the failure after 1 minutes.');
		expect(stdout).toContain('The questions lead to "tills taken", not to "no answer".');
		expect(stdout).toContain('2 rehearsals: 0 right.');
		expect(status).toBe(1);
		expect(await readFile(record, 'utf8')).toBe('{ "version": 1, "runs": [] }\n');
	});

	test('a name that does not exist is reported with the closest one', async ({ expect, onTestFinished }) => {
		const site = await copyOfShop(onTestFinished);
		const { status, stderr } = await hindsight(site, 'rehearse', 'no-till-fre', '--scenario', 'helthy');
		expect(stderr).toContain('did you mean "no-till-free"?');
		expect(stderr).toContain('There is no scenario "helthy"; did you mean "healthy"?');
		expect(status).toBe(2);
	});

	test('a program that is missing is no failure of the page', async ({ expect, onTestFinished }) => {
		const site = await copyOfShop(onTestFinished);
		const bare = { PATH: path.join(site, 'nothing') };
		const strict = await hindsight(site, bare, 'rehearse', '--check', '--scenario', 'healthy');
		expect(strict.stdout).toContain('not run: needs curl (Debian: apt-get install curl)');
		expect(strict.status).toBe(4);
	});

	test('an expectation that does not hold fails, and --check writes nothing', async ({ expect, onTestFinished }) => {
		const site = await copyOfShop(onTestFinished);
		const file = path.join(site, PLAN);
		const plan = await readFile(file, 'utf8');
		await writeFile(file, plan.replace('leads: tills free', 'leads: tills taken'));
		const { status, stdout } = await hindsight(site, 'rehearse', '--check', '--scenario', 'healthy');
		await writeFile(file, plan);
		expect(stdout).toContain('The questions lead to "tills free", not to "tills taken".');
		expect(status).toBe(1);
	});
});

test(
	'scenario: leaves the system running until it is interrupted',
	{ timeout: 120_000 },
	async ({ onTestFinished }) => {
		const site = await copyOfShop(onTestFinished);
		const child = spawn(process.execPath, [MAIN, 'scenario', 'full', '--site', 'http://kb.example'], {
			cwd: site,
			env: ENV,
			stdio: ['ignore', 'pipe', 'ignore'],
		});
		let printed = '';
		child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
		const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
		for (let waited = 0; !printed.includes('Ctrl+C') && waited < 100_000; waited += 100) await sleep(100);
		const link = /http:\/\/kb\.example\/runbooks\/no-till-free\/#(\S+)/.exec(printed)?.[1] ?? '';
		const values = new URLSearchParams(link);
		expect(values.get('NAMESPACE')).toBe('town');
		const answer = await fetch(`${values.get('APP_URL')}/tills`);
		expect(await answer.text()).toMatch(/^\d of 1 taken/);
		child.kill('SIGINT');
		expect(await ended).toBe(130);
		await expect(fetch(`${values.get('APP_URL')}/tills`)).rejects.toThrow();
	},
);

async function hindsight(
	site: string,
	...args: [Record<string, string>, ...string[]] | string[]
): Promise<{ status: number | null; stdout: string; stderr: string }> {
	const own = typeof args[0] === 'object' ? args[0] : {};
	const words = [...args].filter((each): each is string => typeof each === 'string');
	const child = spawn(process.execPath, [MAIN, ...words], {
		cwd: site,
		env: { ...ENV, ...own },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let stdout = '';
	let stderr = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
	child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
	const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
	return { status, stdout, stderr };
}
