import { readFileSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { fakeIo } from '../../../src/cli/io/fake-io.ts';
import { run } from '../../../src/cli/commands/check-rules.ts';
import type { Coverage } from '../../../src/core/alerts/coverage.ts';
import { entriesFor } from '../../../src/core/audience.ts';
import { loadContent } from '../../../src/node/content/load-content.ts';
import { AUDIENCE, CONTENT_FOLDER, publicPath } from '../../../src/node/places.ts';
import { attribute, parsePage } from '../../support/html.ts';
import { DIST, fileAt, SITE } from '../../support/pages.ts';

const coverage = JSON.parse(readFileSync(path.join(DIST, 'api/coverage.v1.json'), 'utf8')) as Coverage;

const { entries } = await loadContent();
const hasInternal = entriesFor(AUDIENCE, entries).length < entriesFor('internal', entries).length;

describe('the coverage that the site publishes', () => {
	test('has the rules of the content, all covered', async () => {
		const written = [];
		for await (const file of glob(`${CONTENT_FOLDER}/alert-rules/*.yml`)) {
			written.push(...(await readFile(file, 'utf8')).matchAll(/^\s*(?:- )?alert: /gm));
		}
		// A public site leaves out what only internal runbooks answer.
		if (hasInternal) expect(coverage.rules.length).toBeLessThanOrEqual(written.length);
		else expect(coverage.rules).toHaveLength(written.length);
		expect(coverage.summary).toMatchObject({ covered: coverage.rules.length, notCovered: 0, foreign: 0 });
		expect(coverage.problems).toEqual([]);
	});

	// The command serves the team, which sees its internal runbooks; the site leaves their alerts out.
	test.runIf(coverage.rules.length > 0 && !hasInternal)(
		'is the same as the output of the command for these rules',
		async () => {
			const io = fakeIo();
			expect(await run([`${CONTENT_FOLDER}/alert-rules/*.yml`, '--json'], io)).toBe(0);
			// The site names the files of a content folder elsewhere by their path from there.
			const printed = JSON.parse(io.written.stdout, (field, value: unknown) =>
				field === 'file' && typeof value === 'string' ? publicPath(value) : value,
			) as unknown;
			expect(printed).toEqual(coverage);
		},
	);
});

describe('the page of every alert', () => {
	test('is listed, for all alerts of all runbooks', () => {
		const runbooks = entriesFor(AUDIENCE, entries).filter((entry) => entry.kind === 'runbook');
		const alerts = new Set(runbooks.flatMap(({ data }) => data.alerts));
		expect(new Set(coverage.alerts.map(({ alert }) => alert))).toEqual(alerts);
		expect(coverage.alerts.filter((known) => known.runbooks.length === 0)).toEqual([]);
	});

	test.each(coverage.alerts)(
		'$alert exists in its own spelling and in lower case, and links to each runbook',
		(known) => {
			for (const name of [known.alert, known.alert.toLowerCase()]) {
				const links = parsePage(`/alerts/${name}/`)
					.elements.filter(({ tagName }) => tagName === 'a')
					.map((element) => attribute(element, 'href'));
				for (const { id } of known.runbooks) expect(links).toContain(SITE.href(`/runbooks/${id}/`));
			}
		},
	);

	test('also exists below the group of its rule', () => {
		for (const { group, alert } of coverage.rules) {
			expect(fileAt(`/runbooks/${group}/${alert}/`), alert).toBeDefined();
			expect(fileAt(`/runbooks/${group}/${alert.toLowerCase()}/`), alert).toBeDefined();
		}
	});
});
