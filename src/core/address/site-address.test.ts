import { describe, expect, test } from 'vitest';
import { isSitePath, siteAt } from './site-address.ts';

describe.each([
	['https://kb.example', '/', 'https://kb.example/runbooks/x/#steps'],
	['https://kb.example/', '/', 'https://kb.example/runbooks/x/#steps'],
	['https://org.github.io/kb', '/kb/', 'https://org.github.io/kb/runbooks/x/#steps'],
	['https://org.github.io/kb/', '/kb/', 'https://org.github.io/kb/runbooks/x/#steps'],
	['http://127.0.0.1:4321/a/b/', '/a/b/', 'http://127.0.0.1:4321/a/b/runbooks/x/#steps'],
])('a site at %s', (url, base, runbook) => {
	const site = siteAt(url);

	test(`has its home page at ${base}`, () => {
		expect(site.base).toBe(base);
		expect(site.href('/')).toBe(base);
	});

	test('puts its path before every address', () => {
		expect(site.href('/runbooks/x/#steps')).toBe(`${base}runbooks/x/#steps`);
		expect(site.urlOf('/runbooks/x/#steps')).toBe(runbook);
	});

	test('finds the site path of a path on the host', () => {
		expect(site.sitePathOf(site.href('/runbooks/x/'))).toBe('/runbooks/x/');
		expect(site.sitePathOf(base)).toBe('/');
	});
});

test('slashes at the end of the address are one', () => {
	expect(siteAt('https://kb.example/a///').base).toBe('/a/');
});

test.each(['/', '/actions/', '/a//b'])('%s is a path on this site', (address) => {
	expect(isSitePath(address)).toBe(true);
});

test.each(['//host/', '/\\host/', 'actions/', 'https://host/a', 'a/b', '', '#a'])(
	'%s is not a path on this site',
	(address) => {
		expect(isSitePath(address)).toBe(false);
	},
);

test.each(['/', '/kb', '/kbx/runbooks/x/', '/other/kb/'])('%s is outside a site at /kb/', (pathname) => {
	expect(siteAt('https://org.github.io/kb/').sitePathOf(pathname)).toBeUndefined();
});
