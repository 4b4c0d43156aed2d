import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Coverage } from '../../src/core/alerts/coverage.ts';
import { attribute, parsePage, textOf } from '../support/html.ts';
import { DIST } from '../support/pages.ts';

const coverage = JSON.parse(readFileSync(path.join(DIST, 'api/coverage.v1.json'), 'utf8')) as Coverage;

test('the coverage has the rules of the content', () => {
	expect(coverage.rules).toHaveLength(6);
});

test('the page of an alert first shows the page that tells causes apart, then the other pages with the questions that find them', () => {
	const shared = coverage.alerts.filter(({ runbooks }) => runbooks.length > 1);
	expect(shared).toHaveLength(5);
	for (const { alert, runbooks } of shared) {
		expect(runbooks[0]?.id, alert).toBe('which-bottleneck');
		const { elements } = parsePage(`/alerts/${alert}/`);
		const main = elements.find((element) => attribute(element, 'class') === 'btn main');
		expect(main && attribute(main, 'href'), alert).toBe('/runbooks/which-bottleneck/');
		const causes = elements.find((element) => attribute(element, 'class') === 'causes');
		const text = causes ? textOf(causes) : '';
		for (const { id } of runbooks.slice(1)) {
			const link = elements.find((element) => attribute(element, 'href') === `/runbooks/${id}/`);
			expect(text, `${alert} ${id}`).toContain(link && textOf(link).trim());
		}
	}
});

test('HighErrorRate redirects only to the page that tells its causes apart', () => {
	const known = coverage.alerts.find(({ alert }) => alert === 'HighErrorRate');
	expect(known?.runbooks.map(({ id }) => id)).toEqual(['which-bottleneck']);
});
