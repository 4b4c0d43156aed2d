import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { fakeIo } from '../../src/cli/io/fake-io.ts';
import { run } from '../../src/cli/commands/check-rules.ts';
import { parseRules } from '../../src/node/alert-rules/parse-rules.ts';
import { proveRules } from '../../src/node/alert-rules/prove-rules.ts';
import { findRuleFiles } from '../../src/node/alert-rules/rule-files.ts';
import { findTool } from '../../src/node/runner/tools.ts';

const RULES = 'content/alert-rules/*.yml';

const reason = await findTool('promtool').then(
	() => undefined,
	(error: unknown) => (error instanceof Error ? error.message : String(error)),
);

test.skipIf(reason !== undefined)(
	`promtool loads the rules and their tests pass${reason === undefined ? '' : `; not run: ${reason}`}`,
	async () => {
		const proved = await proveRules('content');
		expect(proved.map(({ variant, result }) => ({ variant, result }))).toEqual([
			{ variant: 'check', result: { is: 'unchanged', notes: [] } },
			{ variant: 'test', result: { is: 'unchanged', notes: [] } },
		]);
	},
);

test('all lead to runbooks that list them', async () => {
	const io = fakeIo();
	const code = await run([RULES], io);
	expect(io.written.stdout).toBe('No errors (1 file checked).\n6 alerts: 6 with a runbook, 0 without.\n');
	expect(code).toBe(0);
});

test('each alert has a summary, a description, a severity and a test in which it fires', async () => {
	const tests = await Promise.all(
		(await findRuleFiles('content/alert-rules/tests/*.yml')).map((file) => readFile(file, 'utf8')),
	);
	const fired = tests.flatMap((text) =>
		(parse(text) as TestFile).tests.flatMap(({ alert_rule_test: cases }) =>
			cases.flatMap(({ alertname, exp_alerts: expected }) => (expected.length > 0 ? [alertname] : [])),
		),
	);
	const found: string[] = [];
	for (const file of await findRuleFiles(RULES)) {
		const text = await readFile(file, 'utf8');
		const written = (parse(text) as RuleFile).groups.flatMap(({ rules }) => rules);
		expect(parseRules(text, file).rules).toHaveLength(written.length);
		found.push(...written.map(({ alert }) => alert));
		for (const { alert, labels, annotations } of written) {
			expect(annotations, alert).toMatchObject({
				summary: expect.any(String) as string,
				description: expect.any(String) as string,
			});
			expect(labels, alert).toHaveProperty('severity');
			expect(fired).toContain(alert);
		}
	}
	expect(found).toHaveLength(6);
});

interface RuleFile {
	groups: { rules: { alert: string; labels: object; annotations: object }[] }[];
}

interface TestFile {
	tests: { alert_rule_test: { alertname: string; exp_alerts: unknown[] }[] }[];
}
