import { describe, expect, test } from 'vitest';
import { cacheControlOf, CACHE_RULES, RESPONSE_HEADERS } from './headers.ts';
import { siteAt } from '../address/site-address.ts';
import { HOST_FILES } from './render.ts';

const files = Object.entries(HOST_FILES);
const AT_THE_ROOT = siteAt('https://kb.example');

test('each of the four hosts has a file', () => {
	expect(files.map(([name]) => name)).toEqual(['_headers', 'nginx.conf', 'Caddyfile', 'apache.conf']);
});

// After a change of the list: npx vitest run --project unit src/core/hosting --update
test.each(files)('docs/hosting/%s is what the list gives today', async (name, render) => {
	await expect(render(AT_THE_ROOT)).toMatchFileSnapshot(`../../../docs/hosting/${name}`);
});

describe.each(files)('%s', (_name, render) => {
	const text = render(AT_THE_ROOT);

	test.each(RESPONSE_HEADERS)('sends $name with its full value', ({ name, value }) => {
		const line = text.split('\n').find((each) => !each.trim().startsWith('#') && each.includes(name));
		expect(line).toContain(value);
	});

	test.each(CACHE_RULES)('lets browsers store files below $prefix', ({ prefix, value }) => {
		const all = text.split('\n');
		const at = all.findIndex((line) => line.includes(prefix));
		expect(at).toBeGreaterThan(0);
		expect(`${all[at]}${all[at + 1]}`).toContain(value);
	});

	test('has HSTS as a comment only', () => {
		const line = text.split('\n').filter((each) => each.includes('Strict-Transport-Security'));
		expect(line).toHaveLength(1);
		expect(line[0]?.trim()).toMatch(/^#/);
	});
});

test('framing by another site is forbidden, and so is guessing the type of a file', () => {
	const sent = new Map(RESPONSE_HEADERS.map(({ name, value }) => [name, value]));
	expect(sent.get('Content-Security-Policy')).toContain("frame-ancestors 'self'");
	expect(sent.get('X-Content-Type-Options')).toBe('nosniff');
});

test('only files with a hash in their name are cached permanently', () => {
	expect(cacheControlOf('/_astro/page.Ch8UAb2h.css')).toContain('immutable');
	expect(cacheControlOf('/pagefind/fragment/en_1.pf_fragment')).toContain('immutable');
	expect(cacheControlOf('/pagefind/pagefind-entry.json')).toBe('no-cache');
	expect(cacheControlOf('/runbooks/held-connections/')).toBe('no-cache');
	expect(cacheControlOf('/x/_astro/')).toBe('no-cache');
});

test.each(files)('%s names every place below the path of the site', (_name, render) => {
	const text = render(siteAt('https://org.github.io/kb/'));
	for (const { prefix } of CACHE_RULES) expect(text).toContain(`/kb${prefix}`);
	expect(text.replaceAll('/kb/', '')).not.toMatch(/\/(?:_astro|pagefind|404\.html)/);
});
