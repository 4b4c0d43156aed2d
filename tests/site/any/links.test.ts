import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { attribute, parseHtml, parsePage, show, type HtmlElement, type Page } from '../../support/html.ts';
import { builtFiles, builtPages, DIST, fileAt, SITE } from '../../support/pages.ts';

const { origin } = new URL(SITE.urlOf('/'));
const pages = new Map(builtPages().map((pathname) => [pathname, parsePage(pathname)]));

describe('every address on the site leads somewhere', () => {
	test('there are pages to check, and each has addresses, some of them with a place on another page', () => {
		expect(pages.size).toBeGreaterThan(10);
		const found = [...pages.values()].map(({ pathname, elements }) => ({
			pathname,
			addresses: elements.flatMap(addressesOf),
		}));
		expect(found.filter(({ addresses }) => addresses.length === 0)).toEqual([]);
		expect(found.flatMap(({ addresses }) => addresses).filter((address) => /\/#[^=]+$/.test(address))).not.toEqual([]);
	});

	test.each([
		'/no-such-page/',
		'/errors',
		'/errors/#no-such-place',
		'ftp://example.org/',
		'https://[',
		'/robots.txt#x',
	])('except %s, which would be reported', (address) => {
		const isOfSite = address.startsWith('/');
		expect(problemOf(isOfSite ? SITE.href(address) : address, '/')).toMatch(/^"/);
	});

	test('in links, assets, forms, canonical addresses and redirects of the pages', () => {
		const broken = [...pages.values()].flatMap((page) =>
			page.elements.flatMap((element) =>
				addressesOf(element).flatMap((address) => {
					const problem = problemOf(address, page.pathname);
					return problem === undefined ? [] : `${page.pathname} ${show(element)}: ${problem}`;
				}),
			),
		);
		expect(broken).toEqual([]);
	});

	test('in references between elements of one page', () => {
		const brokenOn = (page: Page) =>
			page.elements.flatMap((element) =>
				idsMeantBy(element)
					.filter((id) => !page.ids.has(id))
					.map((id) => `${page.pathname} ${show(element)}: nothing has the id "${id}".`),
			);
		const labelled = '<p id="a"></p><p aria-labelledby="a b"></p><label for="c"></label><g fill="url(#d)"></g>';
		expect(brokenOn(parseHtml(labelled, '/'))).toHaveLength(3);
		const withoutReference = [...pages.values()].filter(({ elements }) => elements.flatMap(idsMeantBy).length === 0);
		expect(withoutReference.length).toBeLessThan(pages.size);
		expect([...pages.values()].flatMap(brokenOn)).toEqual([]);
	});

	test('in stylesheets', () => {
		const sheets = builtFiles().filter((file) => file.endsWith('.css'));
		expect(sheets.length).toBeGreaterThan(0);
		const broken = sheets.flatMap((file) =>
			addressesInStyles(readFileSync(path.join(DIST, file), 'utf8')).flatMap(
				(address) => problemOf(address, file) ?? [],
			),
		);
		expect(broken).toEqual([]);
		expect(addressesInStyles('a { background: url( "b.svg" ) } c { mask: url(d.svg) }')).toEqual(['b.svg', 'd.svg']);
	});

	test('in the paths that JSON files give', () => {
		const found = builtFiles()
			.filter((file) => file.startsWith('/api/'))
			.flatMap((file) => pathsIn(JSON.parse(readFileSync(path.join(DIST, file), 'utf8'))).map((to) => ({ file, to })));
		expect(found.length).toBeGreaterThan(0);
		expect(found.flatMap(({ file, to }) => problemOf(to, file) ?? [])).toEqual([]);
	});

	test('in feeds, the sitemap and the files for machines', () => {
		const found = builtFiles()
			.filter((file) => /\.(?:xml|json|txt|md)$/.test(file))
			.flatMap((file) => absoluteAddresses(readFileSync(path.join(DIST, file), 'utf8')).map((url) => ({ file, url })));
		expect(found.length).toBeGreaterThan(0);
		const broken = found.flatMap(({ file, url }) => {
			const problem = problemOf(url, file);
			return problem === undefined ? [] : `${file}: ${problem}`;
		});
		expect(broken).toEqual([]);
	});
});

const ADDRESS_ATTRIBUTES = ['href', 'src', 'action', 'formaction', 'poster', 'data', 'cite', 'xlink:href'];

function addressesOf(element: HtmlElement): string[] {
	const plain = ADDRESS_ATTRIBUTES.flatMap((name) => attribute(element, name) ?? []);
	const sets = ['srcset', 'imagesrcset'].flatMap((name) =>
		(attribute(element, name) ?? '').split(',').flatMap((candidate) => candidate.trim().split(/\s+/).slice(0, 1)),
	);
	const content = attribute(element, 'content') ?? '';
	const isUrlMeta = /^(?:og:url|og:image|twitter:image)$/.test(
		attribute(element, 'property') ?? attribute(element, 'name') ?? '',
	);
	const refresh =
		attribute(element, 'http-equiv')?.toLowerCase() === 'refresh' ? (/url=(.*)$/i.exec(content)?.[1] ?? []) : [];
	return [...plain, ...sets.filter(Boolean), ...(isUrlMeta ? [content] : []), ...[refresh].flat()];
}

function idsMeantBy(element: HtmlElement): string[] {
	const lists = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-owns', 'aria-details', 'headers'];
	const words = [...lists, 'for', 'form', 'list', 'popovertarget', 'commandfor', 'aria-activedescendant'].flatMap(
		(name) => (attribute(element, name) ?? '').split(/\s+/),
	);
	const drawn = element.attrs.flatMap(({ value }) => /^url\(#(.*)\)$/.exec(value)?.[1] ?? []);
	return [...words, ...drawn].filter(Boolean);
}

/** The problem with an address, or `undefined`. Addresses on other sites are not requested. */
function problemOf(address: string, from: string): string | undefined {
	if (/^(?:mailto|data):/.test(address)) return undefined;
	let url: URL;
	try {
		url = new URL(address, SITE.urlOf(from));
	} catch {
		return `"${address}" is not an address.`;
	}
	if (!/^https?:$/.test(url.protocol)) return `"${address}" has a scheme that pages may not use.`;
	if (url.origin !== origin) return undefined;
	const sitePath = SITE.sitePathOf(url.pathname);
	if (sitePath === undefined) return `"${address}" leads out of the site.`;
	if (!fileAt(sitePath)) {
		const meant = fileAt(`${sitePath}/`) ? ' The page has a slash at its end.' : '';
		return `"${address}" leads nowhere.${meant}`;
	}
	return problemOfFragment(url.hash, sitePath, address);
}

/** Fragments with `=` carry parameters of a runbook, not the name of a place. */
function problemOfFragment(hash: string, sitePath: string, address: string): string | undefined {
	const fragment = decodeURIComponent(hash.slice(1));
	if (fragment === '' || fragment.includes('=')) return undefined;
	const page: Page | undefined = pages.get(decodeURIComponent(sitePath));
	if (!page) return `"${address}" names a place in something that is not a page.`;
	return page.ids.has(fragment) ? undefined : `"${address}": ${sitePath} has no place "${fragment}".`;
}

function addressesInStyles(text: string): string[] {
	return [...text.matchAll(/url\(([^)]*)\)/g)].map(([, address = '']) => address.trim().replace(/^["']|["']$/g, ''));
}

function pathsIn(data: unknown): string[] {
	if (typeof data !== 'object' || data === null) return [];
	return Object.entries(data).flatMap(([field, value]) =>
		field === 'path' && typeof value === 'string' ? [value] : pathsIn(value),
	);
}

/**
 * Addresses on the site's own origin. Braces end an address, because other programs fill templates such as `{searchTerms}`.
 */
function absoluteAddresses(text: string): string[] {
	const start = origin.replaceAll('.', '\\.');
	const found = text.replaceAll('\\/', '/').matchAll(new RegExp(`${start}[^\\s"'<>{})\\]\`]*`, 'g'));
	return [...new Set([...found].map(([url]) => url.replace(/(?:&amp;.*|[.,;])$/, '')))];
}
