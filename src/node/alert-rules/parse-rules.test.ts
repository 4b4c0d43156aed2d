import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseRules } from './parse-rules.ts';

const FIXTURES = path.join(import.meta.dirname, '../../../tests/fixtures/rules');

describe('alerting rules are found', () => {
	test('in rule files, PrometheusRule objects and lists of them, each with its position', async () => {
		const { rules, problems } = parseRules(await readFile(path.join(FIXTURES, 'mixed.yaml'), 'utf8'), 'mixed.yaml');
		expect(problems).toEqual([]);
		expect(rules.map(({ group, alert }) => `${group} ${alert}`)).toEqual([
			'pool DatabasePoolSaturated',
			'pool DatabasePoolSaturatd',
			'pool PoolFull',
			'other NoLink',
			'other EmptyLink',
			'elsewhere Watchdog',
		]);
		expect(rules[0]).toMatchObject({
			position: { line: 16, column: 18 },
			link: {
				url: 'https://base.example/runbooks/pool/databasepoolsaturated#NAMESPACE={{ $labels.namespace }}',
				position: { line: 19, column: 26 },
			},
		});
		expect(rules[2]?.link?.url).toBe('https://base.example/runbooks/pool-exhausted/#NAMSPACE={{ $labels.namespace }}');
		expect(rules[3]?.link).toBeUndefined();
		expect(rules[4]?.link).toBeUndefined();
	});

	test('in JSON, in YAML lists, after anchors and merges, with Windows line endings', () => {
		const json = '{"groups": [{"name": "a", "rules": [{"alert": "Down", "expr": "up == 0"}]}]}';
		expect(alertsIn(json)).toEqual(['Down']);
		expect(alertsIn(`- kind: PrometheusRule\n  spec: ${json}\n`)).toEqual(['Down']);
		const merged = [
			'x: &base { runbook_url: https://base.example/ }',
			'groups:',
			'- name: a',
			'  rules:',
			'  - alert: Down',
			'    annotations: { <<: *base, summary: Down. }',
		].join('\r\n');
		const { rules, problems } = parseRules(merged, 'a.yml');
		expect(problems).toEqual([]);
		expect(rules[0]?.link?.url).toBe('https://base.example/');
	});

	test('not in objects of other kinds, in other YAML, or in nothing', () => {
		for (const text of ['', '---\n', 'kind: ConfigMap\ngroups: 3\n', 'tests: []\n', '3', '- 1\n- two\n', 'groups:\n']) {
			expect(parseRules(text, 'a.yml'), text).toEqual({ rules: [], problems: [] });
		}
	});
});

describe('a link that was not quoted', () => {
	test('is read as written', () => {
		const text = rule('runbook_url: {{ .Values.url }}');
		const { rules, problems } = parseRules(text, 'a.yml');
		expect(problems).toEqual([]);
		expect(rules[0]?.link?.url).toBe('{{ .Values.url }}');
	});
});

describe('a problem is reported with its position', () => {
	test.each([
		[
			'a Helm template',
			'{{- if .Values.rules }}\ngroups: []\n{{- end }}\n',
			1,
			'This is a Helm template, which is not YAML yet',
		],
		[
			'Helm inside a value',
			rule('a: "x" {{ include "labels" . }}'),
			6,
			'This is a Helm template, which is not YAML yet',
		],
		['broken YAML', 'groups:\n- name: "a\n', 3, 'This is not well-formed YAML'],
		['a colon too many', rule('summary: a: b'), 6, 'This is not well-formed YAML'],
		['a tab', 'groups:\n\t- name: a\n', 2, 'This is not well-formed YAML'],
		['an alias to nothing', 'groups: *nowhere\n', 1, 'This is not well-formed YAML'],
		['groups that are not a list', 'groups: 3\n', 1, '"groups" is not a list'],
		['a group that is not a mapping', 'groups: [3]\n', 1, 'This group is not a mapping'],
		['rules that are not a list', 'groups:\n- name: a\n  rules: {}\n', 3, '"rules" is not a list'],
		['a rule without a name', 'groups:\n- name: a\n  rules:\n  - alrt: Down\n', 4, 'This rule has no name'],
		['a rule that is not a mapping', 'groups:\n- name: a\n  rules:\n  - Down\n', 4, 'This rule has no name'],
		[
			'annotations that are not a mapping',
			'groups:\n- rules:\n  - alert: Down\n    annotations: no\n',
			4,
			'"annotations" is no',
		],
	])('%s', (_, text, line, message) => {
		const { problems } = parseRules(text, 'a.yml');
		expect(problems).toHaveLength(1);
		expect(problems[0]).toMatchObject({ rule: 'malformed-rules', file: 'a.yml', position: { at: 'source', line } });
		expect(problems[0]?.message).toContain(message);
	});

	test('and the other documents are read', () => {
		const { rules, problems } = parseRules(`groups: 3\n---\n${rule('summary: fine')}`, 'a.yml');
		expect(rules).toHaveLength(1);
		expect(problems).toHaveLength(1);
	});

	test('alias bombs and extreme nesting give a problem, not an exception', () => {
		const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 9 }, (_, i) => {
			const [name, before] = [String.fromCharCode(98 + i), String.fromCharCode(97 + i)];
			return `${name}: &${name} [${`*${before}, `.repeat(9)}]`;
		}).join('\n')}\n`;
		expect(parseRules(bomb, 'a.yml').problems).toHaveLength(1);
		expect(parseRules('['.repeat(100_000), 'a.yml').problems).toHaveLength(1);
	});

	test('a file that is cut off anywhere never gives an exception', async () => {
		const whole = await readFile(path.join(FIXTURES, 'mixed.yaml'), 'utf8');
		for (let length = 0; length < whole.length; length += 13) {
			expect(() => parseRules(whole.slice(0, length), 'a.yml')).not.toThrow();
		}
	});
});

function alertsIn(text: string): string[] {
	const { rules, problems } = parseRules(text, 'a.yml');
	expect(problems).toEqual([]);
	return rules.map(({ alert }) => alert);
}

function rule(annotation: string): string {
	return `groups:\n- name: a\n  rules:\n  - alert: Down\n    annotations:\n      ${annotation}\n`;
}
