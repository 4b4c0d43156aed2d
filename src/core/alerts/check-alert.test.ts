import { describe, expect, test } from 'vitest';
import { checkAlert, type AlertRule } from './check-alert.ts';
import { coverageOf } from './coverage.ts';
import { buildDirectory } from './directory.ts';

const BASE = 'https://hindsight.example';
const AT = { at: 'source', line: 4, column: 9 } as const;
const LINK_AT = { at: 'source', line: 9, column: 24 } as const;

const directory = buildDirectory([
	{
		id: 'pool-full',
		aliases: ['pool-exhausted'],
		alerts: ['DatabasePoolSaturated', 'ApiDown'],
		params: [{ name: 'NAMESPACE', from: 'namespace' }, { name: 'POD', from: 'pod' }, { name: 'REVISION' }],
		isFork: false,
	},
	{
		id: 'leak',
		aliases: [],
		alerts: ['DatabasePoolSaturated'],
		params: [{ name: 'NAMESPACE', from: 'namespace' }],
		isFork: false,
	},
]);

describe('an alert is covered', () => {
	test.each([
		['ApiDown', `${BASE}/alerts/ApiDown/#NAMESPACE={{ $labels.namespace }}&REVISION=3`, ['pool-full']],
		['ApiDown', `${BASE}/runbooks/pool-exhausted`, ['pool-full']],
		['ApiDown', `${BASE}/alerts/ApiDown/#namespace={{ $labels.namespace }}&job=x&step=count`, ['pool-full']],
		['DatabasePoolSaturated', `${BASE}/alerts/databasepoolsaturated#POD=x`, ['leak', 'pool-full']],
		['databasepoolsaturated', `${BASE}/runbooks/pools/DatabasePoolSaturated`, ['leak', 'pool-full']],
	])('%s by %s', (alert, url, runbooks) => {
		expect(check(alert, url)).toMatchObject({ state: 'covered', runbooks, issues: [] });
	});
});

describe('an alert without a link', () => {
	test('gets the link to write, with the parameters that every runbook takes from its labels', () => {
		expect(check('ApiDown', undefined)).toMatchObject({
			state: 'not-covered',
			issues: [
				{
					rule: 'alert-without-runbook',
					position: AT,
					message: 'The alert "ApiDown" has no annotation "runbook_url", so the responder gets no runbook.',
					help: `Write runbook_url: '${BASE}/alerts/ApiDown/#NAMESPACE={{ $labels.namespace }}&POD={{ $labels.pod }}'`,
				},
			],
		});
		expect(helpFor('DatabasePoolSaturated', undefined)).toBe(
			`Write runbook_url: '${BASE}/alerts/DatabasePoolSaturated/#NAMESPACE={{ $labels.namespace }}'`,
		);
	});

	test('that no runbook lists gets that message, and the closest alert', () => {
		expect(helpFor('DatabasePoolSaturatd', undefined)).toBe(
			'No runbook lists this alert: add it to "alerts" of the runbook that answers it, or write one. The closest alert is "DatabasePoolSaturated" of "leak" or "pool-full".',
		);
		expect(helpFor('Watchdog', undefined)).toBe(
			'No runbook lists this alert: add it to "alerts" of the runbook that answers it, or write one.',
		);
	});
});

describe('a link', () => {
	test('to a page that does not exist is reported at its position', () => {
		expect(check('ApiDown', `${BASE}/alerts/ApiDwn/`)).toMatchObject({
			state: 'not-covered',
			issues: [{ rule: 'unknown-runbook', position: LINK_AT }],
		});
		expect(messageFor('ApiDown', `${BASE}/errors/isce/`)).toContain('leads to "/errors/isce/", which is not a page');
	});

	test('to a runbook that does not list the alert is reported', () => {
		expect(check('ApiDown', `${BASE}/runbooks/leak/`)).toMatchObject({
			state: 'not-covered',
			runbooks: ['leak'],
			issues: [
				{
					rule: 'alert-not-listed',
					help: expect.stringMatching(
						/^Write runbook_url: '.*', or add it to "alerts" of "leak" if that is the right page\.$/,
					) as string,
				},
			],
		});
		expect(check('ApiDown', `${BASE}/alerts/DatabasePoolSaturated/`)).toMatchObject({
			state: 'covered',
			runbooks: ['pool-full'],
		});
	});

	test('that sets names that no runbook declares is reported once for each name', () => {
		const url = `${BASE}/alerts/ApiDown/#NAMSPACE={{ $labels.namespace }}&NAMSPACE=x&CLUSTER=y`;
		expect(check('ApiDown', url).issues.map(({ rule, message, help }) => ({ rule, message, help }))).toEqual([
			{
				rule: 'undeclared-parameter',
				message: 'The fragment sets "NAMSPACE", which is not in the "params" of any runbook that this link leads to.',
				help: 'Did you mean "NAMESPACE"?',
			},
			{
				rule: 'undeclared-parameter',
				message: 'The fragment sets "CLUSTER", which is not in the "params" of any runbook that this link leads to.',
				help: 'The params are: "NAMESPACE", "POD" and "REVISION".',
			},
		]);
	});

	test('with values after "?" is reported, because servers log them', () => {
		expect(check('ApiDown', `${BASE}/alerts/ApiDown/?POD=x`)).toMatchObject({
			state: 'not-covered',
			issues: [{ rule: 'invalid-runbook-url', help: 'Put the values after "#".' }],
		});
	});

	test('that is not an address is reported with the link to write', () => {
		const [issue, ...others] = check('ApiDown', 'see the wiki').issues;
		expect(others).toEqual([]);
		expect(issue).toMatchObject({ rule: 'invalid-runbook-url', position: LINK_AT });
		expect(issue?.message).toMatch(/^The runbook_url of the alert "ApiDown" /);
		expect(issue?.help).toContain(`${BASE}/alerts/ApiDown/`);
	});

	test('to a runbook without params has none to set', () => {
		const without = buildDirectory([{ id: 'a', aliases: [], alerts: ['Up', 'up', 'Up'], params: [], isFork: false }]);
		const checked = checkAlert(ruleFor('Up', `${BASE}/alerts/Up/#POD=x`), without, BASE);
		expect(checked.issues.map(({ help }) => help)).toEqual(['There are no params.']);
		const help = checkAlert(ruleFor('Up', undefined), without, BASE).issues[0]?.help;
		expect(help).toBe(`Write runbook_url: '${BASE}/alerts/Up/'`);
		// One runbook, however often and in whichever case it lists the alert.
		expect(without.alerts.get('up')).toMatchObject({ spellings: ['Up', 'up'], runbooks: [{ id: 'a' }] });
	});

	test('to another host is foreign, not broken', () => {
		expect(check('ApiDown', 'https://wiki.example.org/ApiDown')).toMatchObject({
			state: 'foreign',
			issues: [{ rule: 'foreign-runbook' }],
		});
	});
});

test('coverage has every rule, every alert that runbooks list, and null for unknown values', () => {
	const rules = [
		check('ApiDown', `${BASE}/alerts/ApiDown/`),
		{ ...check('Watchdog', undefined), position: { at: 'unknown' } as const },
		check('NodeDown', 'https://wiki.example.org/'),
	];
	const coverage = coverageOf(`${BASE}/`, directory, rules, []);
	expect(coverage.summary).toEqual({ rules: 3, covered: 1, notCovered: 1, foreign: 1 });
	expect(coverage.rules[0]).toEqual({
		group: 'api',
		alert: 'ApiDown',
		file: 'rules/api.yml',
		line: 4,
		column: 9,
		runbookUrl: `${BASE}/alerts/ApiDown/`,
		state: 'covered',
		runbooks: ['pool-full'],
		findings: [],
	});
	expect(coverage.rules[1]).toMatchObject({
		line: null,
		runbookUrl: null,
		findings: [{ rule: 'alert-without-runbook' }],
	});
	const later = buildDirectory([{ id: 'z', aliases: [], alerts: ['Zzz', 'Aaa', 'Mmm'], params: [], isFork: false }]);
	expect(coverageOf(BASE, later, [], []).alerts.map(({ alert }) => alert)).toEqual(['Aaa', 'Mmm', 'Zzz']);
	expect(coverage.alerts).toEqual([
		{
			alert: 'ApiDown',
			url: `${BASE}/alerts/ApiDown/`,
			runbooks: [{ id: 'pool-full', url: `${BASE}/runbooks/pool-full/` }],
		},
		{
			alert: 'DatabasePoolSaturated',
			url: `${BASE}/alerts/DatabasePoolSaturated/`,
			runbooks: [
				{ id: 'leak', url: `${BASE}/runbooks/leak/` },
				{ id: 'pool-full', url: `${BASE}/runbooks/pool-full/` },
			],
		},
	]);
});

function check(alert: string, url: string | undefined) {
	return checkAlert(ruleFor(alert, url), directory, BASE);
}

function ruleFor(alert: string, url: string | undefined): AlertRule {
	return {
		group: 'api',
		alert,
		file: 'rules/api.yml',
		position: AT,
		link: url === undefined ? undefined : { url, position: LINK_AT },
	};
}

function helpFor(alert: string, url: string | undefined): string | undefined {
	return check(alert, url).issues[0]?.help;
}

function messageFor(alert: string, url: string | undefined): string | undefined {
	return check(alert, url).issues[0]?.message;
}
