import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fakeIo } from '../io/fake-io.ts';
import { run } from './check-rules.ts';

const FIXTURES = path.relative('.', path.join(import.meta.dirname, '../../../tests/fixtures'));
const CONTENT = ['--content', `${FIXTURES}/valid/content`];
let temporary = '';

beforeAll(async () => {
	temporary = await mkdtemp(path.join(tmpdir(), 'hindsight-rules-'));
});
afterAll(() => rm(temporary, { recursive: true }));

describe('findings', () => {
	test('have a position, a reason and a fix; links to other hosts are listed but are not findings', async () => {
		const { code, stdout, stderr } = await checkRules([`${FIXTURES}/rules/*.yaml`, ...CONTENT]);
		expect(code).toBe(1);
		expect(stderr).toBe('');
		expect(stdout).toMatchInlineSnapshot(`
			"tests/fixtures/rules/mixed.yaml
			  23:26  unknown-runbook        The link of the alert "DatabasePoolSaturatd" leads to a page that does not exist: there is no alert or runbook "DatabasePoolSaturatd".
			                                No runbook lists this alert: add it to "alerts" of the runbook that answers it, or write one. The closest alert is "DatabasePoolSaturated" of "pool-full".
			  27:26  alert-not-listed       The alert "PoolFull" leads to "pool-full", which does not list it in "alerts".
			                                Add it to "alerts" of "pool-full" if that is the right page.
			  27:26  undeclared-parameter   The fragment sets "NAMSPACE", which is not in the "params" of any runbook that this link leads to.
			                                Did you mean "NAMESPACE"?
			  37:22  alert-without-runbook  The alert "NoLink" has no annotation "runbook_url", so the responder gets no runbook.
			                                No runbook lists this alert: add it to "alerts" of the runbook that answers it, or write one.
			  39:22  alert-without-runbook  The alert "EmptyLink" has no annotation "runbook_url", so the responder gets no runbook.
			                                No runbook lists this alert: add it to "alerts" of the runbook that answers it, or write one.

			5 errors in 1 file (1 file checked).
			6 alerts: 1 with a runbook, 4 without, 1 on other hosts.
			The alert "Watchdog" leads to runbooks.prometheus-operator.dev, which is not this site and was not checked.
			"
		`);
	});

	test('become workflow annotations: errors, and notices for other hosts', async () => {
		const { code, stdout, stderr } = await checkRules([
			`${FIXTURES}/rules/mixed.yaml`,
			...CONTENT,
			'--format',
			'github',
		]);
		expect(code).toBe(1);
		const lines = stdout.trimEnd().split('\n');
		expect(lines[0]).toMatch(
			/^::error file=tests\/fixtures\/rules\/mixed\.yaml,line=23,col=26,title=unknown-runbook::The link/,
		);
		expect(lines.at(-1)).toMatch(/^::notice file=.*title=foreign-runbook::/);
		expect(stderr).toBe('6 alerts: 1 with a runbook, 4 without, 1 on other hosts.\n');
	});

	test('are printed as JSON in the format of the published coverage', async () => {
		const args = [`${FIXTURES}/rules/mixed.yaml`, ...CONTENT];
		const { code, stdout } = await checkRules([...args, '--json']);
		expect(code).toBe(1);
		expect(JSON.parse(stdout)).toMatchObject({
			version: 1,
			site: 'https://base.example/',
			summary: { rules: 6, covered: 1, notCovered: 4, foreign: 1 },
			rules: [{ alert: 'DatabasePoolSaturated', state: 'covered', runbooks: ['pool-full'] }, {}, {}, {}, {}, {}],
			alerts: [{ alert: 'DatabasePoolSaturated' }],
		});
		expect((await checkRules([...args, '--format', 'json'])).stdout).toBe(stdout);
	});

	test('depend on the address of the site', async () => {
		const { code, stdout } = await checkRules([
			`${FIXTURES}/rules/good.yml`,
			...CONTENT,
			'--base-url',
			'https://other.example',
		]);
		expect(code).toBe(0);
		expect(stdout).toContain('1 alert: 0 with a runbook, 0 without, 1 on other hosts.');
		expect(stdout).toContain('The alert "DatabasePoolSaturated" leads to base.example, which is not this site');
	});
});

describe('files are found', () => {
	test('by folder, by glob through folders, and each once', async () => {
		for (const patterns of [
			[`${FIXTURES}/rules`],
			[`${FIXTURES}/r*/**/*.{yml,yaml}`],
			[`${FIXTURES}/rules/good.yml`, `${FIXTURES}/rules/*.y*ml`],
		]) {
			expect((await checkRules([...patterns, ...CONTENT])).stdout, patterns.join(' ')).toContain('(2 files checked)');
		}
	});

	test('on standard input', async () => {
		const text = 'groups: [{ name: a, rules: [{ alert: Down, expr: up == 0 }] }]\n';
		const { code, stdout } = await checkRules(['-', ...CONTENT], [text.slice(0, 20), text.slice(20)]);
		expect(code).toBe(1);
		expect(stdout).toContain('standard input\n  1:38  alert-without-runbook  The alert "Down"');
	});

	test('and a file that cannot be read is a finding', async () => {
		const file = path.join(temporary, 'latin.yml');
		await writeFile(file, Buffer.from('groups: [] # café', 'latin1'));
		const { code, stdout } = await checkRules([file, ...CONTENT]);
		expect(code).toBe(1);
		expect(stdout).toContain('unreadable-file  This file is not UTF-8 text.');
	});

	test('and a file without alerts is fine, but mentioned', async () => {
		const file = path.join(temporary, 'empty.yml');
		await writeFile(file, 'kind: ConfigMap\n');
		expect(await checkRules([file, ...CONTENT])).toMatchObject({
			code: 0,
			stderr: 'There are no alerting rules in 1 file.\n',
		});
	});
});

test.each([
	[[], 'Which files?'],
	[['no-such-folder/*.yaml'], 'No file matches "no-such-folder/*.yaml".'],
	[['rules/*.yml', '--format', 'xml'], 'There is no format "xml"; use "text", "json" or "github".'],
	[['rules/*.yml', '--json', '--format', 'text'], '--json means --format json'],
	[['rules/*.yml', '--base-url', 'runbooks'], '"runbooks" is not an address'],
	[['rules/*.yml', '--content', 'no-such-folder'], 'There are no runbooks in "no-such-folder".'],
	[['rules/*.yml', '--strict'], "Unknown option '--strict'"],
])('%j is bad usage: 2, with the reason and the help on standard error', async (args, reason) => {
	const { code, stdout, stderr } = await checkRules(args);
	expect(code).toBe(2);
	expect(stdout).toBe('');
	expect(stderr).toContain(reason);
	expect(stderr).toContain('Usage: hindsight check-rules');
});

test('help goes to standard output and ends with 0', async () => {
	expect(await checkRules(['--help'])).toMatchObject({ code: 0, stdout: expect.stringContaining('Usage:') as string });
});

async function checkRules(
	args: string[],
	input: string[] = [],
): Promise<{ code: number; stdout: string; stderr: string }> {
	const io = fakeIo(input);
	const code = await run(args, io);
	return { code, ...io.written };
}
