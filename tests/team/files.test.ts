import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { attribute, parsePage } from '../support/html.ts';
import { DIST, readPage, SITE } from '../support/pages.ts';

const read = (file: string) => readFileSync(path.join(DIST, file), 'utf8');

test('these tests look at a site below a path', () => {
	expect(SITE.base).toBe('/kb/');
});

test.each([
	['rss.xml', /<link>(https:\/\/org\.github\.io\/[^<]*)<\/link>/g],
	['feed.json', /"(?:url|home_page_url|feed_url)": "([^"]*)"/g],
	['opensearch.xml', /template="([^"#]*)/g],
	['robots.txt', /Sitemap: (\S+)/g],
	['sitemap-0.xml', /<loc>([^<]*)<\/loc>/g],
	['.well-known/security.txt', /Canonical: (\S+)/g],
	['llms.txt', /\]\((https:[^)]*)\)/g],
	['api/coverage.v1.json', /"url": "([^"]*)"/g],
	['api/runbooks.v1.json', /"link": "([^"]*)"/g],
	['schema/runbook.v1.json', /"\$id": "([^"]*)"/g],
	['learn/first-week/index.html.md', /\]\((https:[^)]*)\)/g],
])('every address in %s is below it', (file, address) => {
	const found = [...read(file).matchAll(address)].map(([, url]) => url);
	expect(found.length).toBeGreaterThan(0);
	expect(found.filter((url) => !url?.startsWith('https://org.github.io/kb/'))).toEqual([]);
});

test('the headers file names the folders below it', () => {
	expect(read('_headers')).toMatch(/^\/kb\/\*$/m);
	expect(read('_headers')).toMatch(/^\/kb\/_astro\/\*$/m);
});

test('the old address of an entry sends its reader on below it', () => {
	const refresh = parsePage('/runbooks/pool-exhausted/').elements.find(
		(element) => attribute(element, 'http-equiv') === 'refresh',
	);
	expect(attribute(refresh, 'content')).toContain('/kb/runbooks/pool-full/');
});

test('an author may link to a list by its site path', () => {
	expect(readPage('/learn/first-week/')).toContain('href="/kb/actions/"');
});
