import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { fakeIo } from '../../src/cli/io/fake-io.ts';
import { run } from '../../src/cli/commands/check-rules.ts';
import type { Coverage } from '../../src/core/alerts/coverage.ts';
import { attribute, parsePage, textOf } from '../support/html.ts';
import { DIST, fileAt } from '../support/pages.ts';

const coverage = JSON.parse(readFileSync(path.join(DIST, 'api/coverage.v1.json'), 'utf8')) as Coverage;

describe('the coverage that the site publishes', () => {
	test('has our own rules, all of them covered', () => {
		expect(coverage.rules.length).toBeGreaterThanOrEqual(6);
		expect(coverage.summary).toMatchObject({ covered: coverage.rules.length, notCovered: 0, foreign: 0 });
		expect(coverage.problems).toEqual([]);
	});

	test('is what the command prints about the same rules', async () => {
		const io = fakeIo();
		expect(await run(['rules/*.yml', '--json'], io)).toBe(0);
		expect(JSON.parse(io.written.stdout)).toEqual(coverage);
	});
});

describe('the page of every alert', () => {
	test.each(coverage.alerts)(
		'$alert is there in its own spelling and in lower case, and links to each runbook',
		(known) => {
			for (const name of [known.alert, known.alert.toLowerCase()]) {
				const links = parsePage(`/alerts/${name}/`)
					.elements.filter(({ tagName }) => tagName === 'a')
					.map((element) => attribute(element, 'href'));
				for (const { id } of known.runbooks) expect(links).toContain(`/runbooks/${id}/`);
			}
		},
	);

	test('shows the page that tells causes apart first, and the others beside it with what finds them', () => {
		const shared = coverage.alerts.filter(({ runbooks }) => runbooks.length > 1);
		expect(shared.length).toBeGreaterThanOrEqual(4);
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

	test('HighErrorRate goes on to the page that tells its causes apart, and to no other', () => {
		const known = coverage.alerts.find(({ alert }) => alert === 'HighErrorRate');
		expect(known?.runbooks.map(({ id }) => id)).toEqual(['which-bottleneck']);
	});

	test('is there by the group of our rules as well', () => {
		for (const { group, alert } of coverage.rules) {
			expect(fileAt(`/runbooks/${group}/${alert}/`), alert).toBeDefined();
			expect(fileAt(`/runbooks/${group}/${alert.toLowerCase()}/`), alert).toBeDefined();
		}
	});
});
