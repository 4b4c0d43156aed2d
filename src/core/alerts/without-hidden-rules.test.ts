import { describe, expect, test } from 'vitest';
import type { AlertRule } from './check-alert.ts';
import type { RunbookFacts } from './directory.ts';
import { withoutHiddenRules } from './without-hidden-rules.ts';

const BASE = 'https://kb.example';
const facts = (id: string, alerts: string[]): RunbookFacts => ({ id, aliases: [], alerts, params: [], isFork: false });
const shown = [facts('pool-full', ['PoolFull', 'Both'])];
const all = [...shown, facts('internal', ['Payroll', 'Both'])];

function rule(alert: string, url?: string): AlertRule {
	const position = { at: 'source' as const, line: 1, column: 1 };
	return { group: 'g', alert, file: 'a.yml', position, link: url === undefined ? undefined : { url, position } };
}

const isShown = (each: AlertRule) => withoutHiddenRules([each], shown, all, BASE).length === 1;

describe('a rule may be named', () => {
	test.each([
		['PoolFull', undefined],
		['poolfull', undefined],
		['Both', undefined],
		['Unknown', undefined],
		['Unknown', `${BASE}/runbooks/pool-full/`],
		['Unknown', `${BASE}/alerts/PoolFull/`],
		['Unknown', 'https://other.example/runbooks/internal/'],
		['Unknown', `${BASE}/runbooks/nowhere/`],
	])('%s with the link %s', (alert, url) => {
		expect(isShown(rule(alert, url))).toBe(true);
	});
});

describe('a rule would give a hidden runbook away', () => {
	test.each([
		['Payroll', undefined],
		['PAYROLL', undefined],
		['Unknown', `${BASE}/runbooks/internal/`],
		['PoolFull', `${BASE}/runbooks/internal/`],
		['Unknown', `${BASE}/alerts/Payroll/`],
	])('%s with the link %s', (alert, url) => {
		expect(isShown(rule(alert, url))).toBe(false);
	});
});
