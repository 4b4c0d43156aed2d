import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { findRuleFiles } from './rule-files.ts';
import { parseRules } from './parse-rules.ts';
import { proveRules } from './prove-rules.ts';
import { findTool } from '../runner/tools.ts';

const reason = await findTool('promtool').then(
	() => undefined,
	(error: unknown) => (error instanceof Error ? error.message : String(error)),
);

test.skipIf(reason !== undefined)(
	`promtool loads our rules and passes their tests${reason === undefined ? '' : `; not run: ${reason}`}`,
	async () => {
		const proved = await proveRules();
		expect(proved.map(({ variant, result }) => ({ variant, result }))).toEqual([
			{ variant: 'check', result: { is: 'unchanged', notes: [] } },
			{ variant: 'test', result: { is: 'unchanged', notes: [] } },
		]);
	},
);

test.skipIf(reason !== undefined)('rules that promtool refuses are a failure, with its own words', async () => {
	const root = await mkdtemp(path.join(tmpdir(), 'hindsight-promtool-'));
	await mkdir(path.join(root, 'rules'));
	await writeFile(
		path.join(root, 'rules/bad.yml'),
		'groups: [{ name: a, rules: [{ alert: Down, expr: up === 0 }] }]\n',
	);
	const [row, ...others] = await proveRules(root);
	expect(others).toEqual([]);
	expect(row).toMatchObject({ id: 'rules', variant: 'check', result: { is: 'failed' } });
	expect(row?.result.is === 'failed' && row.result.output).toContain('could not parse expression');
	await rm(root, { recursive: true });
});

test('each of our alerts has a summary, a description, a severity and a test in which it fires', async () => {
	const tests = await Promise.all((await findRuleFiles('rules/tests/*.yml')).map((file) => readFile(file, 'utf8')));
	const fired = tests.flatMap((text) =>
		(parse(text) as TestFile).tests.flatMap(({ alert_rule_test: cases }) =>
			cases.flatMap(({ alertname, exp_alerts: expected }) => (expected.length > 0 ? [alertname] : [])),
		),
	);
	for (const file of await findRuleFiles('rules/*.yml')) {
		const text = await readFile(file, 'utf8');
		const written = (parse(text) as RuleFile).groups.flatMap(({ rules }) => rules);
		expect(parseRules(text, file).rules).toHaveLength(written.length);
		for (const { alert, labels, annotations } of written) {
			expect(annotations, alert).toMatchObject({
				summary: expect.any(String) as string,
				description: expect.any(String) as string,
			});
			expect(labels, alert).toHaveProperty('severity');
			expect(fired).toContain(alert);
		}
	}
});

interface RuleFile {
	groups: { rules: { alert: string; labels: object; annotations: object }[] }[];
}

interface TestFile {
	tests: { alert_rule_test: { alertname: string; exp_alerts: unknown[] }[] }[];
}
