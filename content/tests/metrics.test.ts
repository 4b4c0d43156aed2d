import { glob, readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadContent } from '../../src/node/content/load-content.ts';
import { snippetFolder } from '../../tests/support/snippet-folder.ts';

/** Labels that the relabelling described at the top of the rules adds to every series. */
const OF_TARGETS = ['namespace', 'deployment', 'instance'];

/** From the source of postgres_exporter 0.17.1: `pg_stat_activity` in its built-in queries. */
const OF_POSTGRES_EXPORTER: Metrics = new Map([
	[
		'pg_stat_activity_max_tx_duration',
		new Set(['datname', 'state', 'usename', 'application_name', 'backend_type', 'wait_event_type', 'wait_event']),
	],
]);

/** The name of a label in an annotation of a rule, and in the legend of a panel. */
const LABEL = /\$labels\.(\w+)/;
const LEGEND = /\{\{(\w+)\}\}/;

const EXPORTERS = ['exporter-sqlalchemy', 'exporter-node-pg'] as const;
const exported = new Map<string, Metrics>();
const rules: { alert: string; expr: string; annotations: Record<string, string> }[] = [];
const panels: { title: string; targets: { expr: string; legendFormat: string }[] }[] = [];
let verifications: string[] = [];

beforeAll(async () => {
	for (const id of EXPORTERS) {
		const evidence = JSON.parse(await readFile(`${await snippetFolder(id)}/evidence.json`, 'utf8')) as Evidence;
		exported.set(id, metricsIn(evidence.runs.map(({ output }) => output).join('\n')));
	}
	for await (const file of glob('content/alert-rules/*.yml')) {
		const { groups } = parse(await readFile(file, 'utf8')) as { groups: { rules: typeof rules }[] };
		rules.push(...groups.flatMap((group) => group.rules));
	}
	for await (const file of glob('content/alert-rules/dashboards/*.json')) {
		panels.push(...(JSON.parse(await readFile(file, 'utf8')) as { panels: typeof panels }).panels);
	}
	const { entries } = await loadContent();
	verifications = entries.flatMap(({ kind, data }) =>
		kind === 'runbook' && data.verify?.language === 'promql' && data.verify?.command ? [data.verify?.command] : [],
	);
}, 60_000);

test('there are rules, a dashboard and verifications to look at', () => {
	expect(rules).toHaveLength(6);
	expect(panels.length).toBeGreaterThan(5);
	expect(verifications.length).toBeGreaterThan(0);
	const named = rules.flatMap(({ annotations }) => Object.values(annotations)).filter((text) => LABEL.test(text));
	expect(named.length).toBeGreaterThan(5);
	expect(panels.flatMap(({ targets }) => targets).filter((target) => LEGEND.test(target.legendFormat))).not.toEqual([]);
});

describe('every metric that is used is exported', () => {
	test.each(EXPORTERS)(
		'%s exports every metric of the alerts, the dashboard and the runbooks, with the labels they use',
		(id) => {
			const known = new Map([...(exported.get(id) ?? []), ...OF_POSTGRES_EXPORTER]);
			const expressions = [
				...rules.map(({ expr }) => expr),
				...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
				...verifications,
			];
			expect(expressions.length).toBeGreaterThan(12);
			for (const expression of expressions) {
				const asked = askedBy(expression);
				expect([...asked.keys()], expression).not.toEqual([]);
				for (const [metric, labels] of asked) {
					const has = known.get(metric);
					expect(has, `${metric}, which "${expression}" asks for`).toBeDefined();
					expect(
						[...labels].filter((label) => !has?.has(label) && !OF_TARGETS.includes(label)),
						`labels of ${metric} in ${expression}`,
					).toEqual([]);
				}
			}
		},
	);

	test('both exporters give the same metrics the same labels', () => {
		const [python, node] = EXPORTERS.map((id) => exported.get(id));
		expect(node).toEqual(python);
		expect(python?.size).toBe(6);
	});

	test('a metric is exported only if it is used', () => {
		const asked = new Set(rules.flatMap(({ expr }) => [...askedBy(expr).keys()]));
		expect(asked).toEqual(
			new Set([...(exported.get('exporter-sqlalchemy') ?? []), ...OF_POSTGRES_EXPORTER].map(([name]) => name)),
		);
	});
});

test('the dashboard shows every metric that an alert is about, and links to the runbook of each alert', async () => {
	const shown = new Set(panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => [...askedBy(expr).keys()])));
	expect(
		[...new Set(rules.flatMap(({ expr }) => [...askedBy(expr).keys()]))].filter((metric) => !shown.has(metric)),
	).toEqual([]);
	const text = await readFile('content/alert-rules/dashboards/hindsight-example.json', 'utf8');
	for (const { alert } of rules) expect(text).toContain(`https://hindsight.example/alerts/${alert}/#`);
});

test('names in braces are labels that the result has', () => {
	for (const { expr, annotations } of rules) {
		const used = Object.values(annotations).flatMap((text) =>
			[...text.matchAll(new RegExp(LABEL, 'g'))].map((found) => found[1] ?? ''),
		);
		expect(
			used.filter((label) => !resultLabels(expr).has(label)),
			expr,
		).toEqual([]);
	}
	for (const { targets } of panels) {
		for (const { expr, legendFormat } of targets) {
			const used = [...legendFormat.matchAll(new RegExp(LEGEND, 'g'))].map((found) => found[1] ?? '');
			expect(
				used.filter((label) => !resultLabels(expr).has(label)),
				expr,
			).toEqual([]);
		}
	}
});

test('the alert on failing requests counts every status of 5xx', () => {
	const { expr = '' } = rules.find(({ alert }) => alert === 'ApiUnavailableRatioHigh') ?? {};
	expect(expr).toContain('http_requests_total{status=~"5.."}');
	expect(expr).not.toContain('status="503"');
});

describe('the parser of expressions', () => {
	test('finds metrics and their labels, but no functions', () => {
		expect(
			askedBy('sum by (job) (rate(http_requests_total{status=~"5.."}[5m])) / 2 > 0.05 and on (job) up == 1'),
		).toEqual(
			new Map([
				['http_requests_total', new Set(['job', 'status'])],
				['up', new Set(['job'])],
			]),
		);
	});

	test('finds the labels of a result', () => {
		expect(resultLabels('sum by (a, b) (rate(x_total[5m]))')).toEqual(new Set(['a', 'b']));
	});
});

/** The metrics and labels in a scrape. */
function metricsIn(text: string): Metrics {
	const metrics: Metrics = new Map();
	for (const [, name = '', labels = ''] of text.matchAll(/^ {2}([a-z_]+)(?:\{([^}]*)\})? ~?[\d.e+-]+$/gm)) {
		metrics.set(name, new Set([...labels.matchAll(/(\w+)=/g)].map((found) => found[1] ?? '')));
	}
	return metrics;
}

/** The metrics of an expression, each with the labels that it is selected or grouped by. */
function askedBy(expression: string): Metrics {
	const grouped = groupings(expression);
	const asked: Metrics = new Map();
	const plain = expression.replaceAll(GROUPING, ' ').replaceAll(/\[[^\]]*\]/g, ' ');
	for (const [, name = '', matchers = ''] of plain.matchAll(/\b([a-z_][\w:]*)(?![\w:]|\s*\()(?:\{([^}]*)\})?/gi)) {
		if (/^(?:and|or|unless|bool|offset)$/.test(name)) continue;
		const labels = [...matchers.matchAll(/(\w+)\s*[=!]/g)].map((found) => found[1] ?? '');
		asked.set(name, new Set([...(asked.get(name) ?? []), ...grouped, ...labels]));
	}
	return asked;
}

/** The labels of the series that an expression returns: the labels that it groups by, or the labels of its metrics. */
function resultLabels(expression: string): Set<string> {
	const grouped = groupings(expression);
	if (grouped.length > 0) return new Set(grouped);
	const own = [...askedBy(expression).keys()].flatMap((metric) => [
		...(exported.get('exporter-sqlalchemy')?.get(metric) ?? []),
	]);
	return new Set([...own, ...OF_TARGETS]);
}

function groupings(expression: string): string[] {
	return [...expression.matchAll(GROUPING)].flatMap((found) =>
		(found[1] ?? '').split(',').map((label) => label.trim()),
	);
}

const GROUPING = /\b(?:by|on|without|ignoring|group_left|group_right)\s*\(([^)]*)\)/g;

type Metrics = Map<string, Set<string>>;
interface Evidence {
	runs: { output: string }[];
}
