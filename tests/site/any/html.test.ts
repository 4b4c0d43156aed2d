import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { attribute, parseHtml, parsePage, show, textOf, type HtmlElement, type Page } from '../../support/html.ts';
import { builtPages, isRedirect, readAsset, SITE } from '../../support/pages.ts';

const pages = builtPages()
	.filter((pathname) => !isRedirect(pathname))
	.map(parsePage);
const redirects = builtPages().filter(isRedirect).map(parsePage);

describe('every page', () => {
	test('exists', () => {
		expect(pages.length).toBeGreaterThan(10);
	});

	test('uses each id once', () => {
		check('<p id="a"></p><p id="a"></p>', (page) => {
			const ids = page.elements.flatMap((element) => attribute(element, 'id') ?? []);
			return duplicates(ids).map((id) => `the id "${id}" is used twice`);
		});
	});

	test('has its style layers in one order, whichever sheet comes first', () => {
		check('', ({ elements, pathname }) => {
			const sheets = elements.filter(isStylesheet).map((link) => readAsset(attribute(link, 'href') ?? '', pathname));
			const named = [...sheets.join('\n').matchAll(/@layer ([\w.,-]+)[;{]/g)].flatMap(([, names = '']) =>
				names.split(','),
			);
			const order = [...new Set(named)].join(', ');
			return order === 'hs.reset, hs.tokens, hs.prose, hs.components, hs.utilities' ? [] : [order];
		});
	});

	test('says which language it is in', () => {
		check('', ({ elements }) => (attribute(named(elements, 'html')[0], 'lang') ? [] : ['<html> has no lang']));
	});

	test('has a unique title', () => {
		const titles = pages.filter(isCanonical).map(({ elements, pathname }) => {
			const head = named(elements, 'head')[0];
			const title = elements.find(({ tagName, parentNode }) => tagName === 'title' && parentNode === head);
			return { pathname, title: title ? textOf(title).trim() : '' };
		});
		expect(titles.length).toBeGreaterThan(5);
		expect(titles.filter(({ title }) => title === '')).toEqual([]);
		const twice = new Set(duplicates(titles.map(({ title }) => title)));
		expect(titles.filter(({ title }) => twice.has(title))).toEqual([]);
	});

	test('is described for search engines, in one line', () => {
		check('<meta name="description" content="Two\nlines of it.">', ({ elements }) => {
			const found = named(elements, 'meta').filter((element) => attribute(element, 'name') === 'description');
			const content = attribute(found[0], 'content') ?? '';
			if (found.length !== 1) return [`has ${found.length} descriptions`];
			return content.trim().length < 10 || /[`\n]|\]\(/.test(content) ? [`is described as "${content}"`] : [];
		});
	});

	test('has one h1, and no level of heading is skipped', () => {
		check('<h1>One</h1><h3>Three</h3>', ({ elements }) => {
			const headings = elements.filter(({ tagName }) => /^h[1-6]$/.test(tagName));
			const levels = headings.map(({ tagName }) => Number(tagName[1]));
			const problems = levels.filter((level) => level === 1).length === 1 ? [] : ['does not have exactly one h1'];
			for (const [index, level] of levels.entries()) {
				const before = levels[index - 1] ?? 0;
				const heading = headings[index];
				if (heading && level > before + 1) problems.push(`${show(heading)} follows an h${before}`);
			}
			return problems;
		});
	});

	test('has no empty heading, link or button', () => {
		check('<a href="/"> </a>', ({ elements }) =>
			elements
				.filter(({ tagName }) => /^(?:h[1-6]|a|button|summary|th|label)$/.test(tagName))
				.filter((element) => textOf(element).trim() === '' && !attribute(element, 'aria-label'))
				.map((element) => `${show(element)} is empty`),
		);
	});

	test('has no inline style and no inline event handler', () => {
		check('<p onclick="x">', ({ elements }) =>
			elements
				.filter(
					(element) =>
						element.tagName === 'style' || element.attrs.some(({ name }) => name === 'style' || /^on[a-z]/.test(name)),
				)
				.map(show),
		);
	});

	test('requests nothing from other origins', () => {
		check('<img src="//a.example/x.png">', ({ elements }) =>
			elements
				.filter((element) => {
					const isLoaded = /^(?:script|img|iframe|source|video|audio|embed|object|use|image)$/.test(element.tagName);
					const rel = attribute(element, 'rel') ?? '';
					const isLoadedLink = element.tagName === 'link' && /stylesheet|icon|preload|preconnect|manifest/.test(rel);
					const address = ['src', 'href', 'data'].map((name) => attribute(element, name)).find(Boolean) ?? '';
					return (isLoaded || isLoadedLink) && /^(?:https?:)?\/\//.test(address);
				})
				.map(show),
		);
	});
});

const WEAK_POLICY = `<meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'self'">`;

describe('the content security policy', () => {
	test('is on every page, including redirects, before anything that it governs', () => {
		check(
			'<script src="/x.js"></script><meta http-equiv="content-security-policy">',
			({ elements }) => {
				const policy = elements.findLastIndex(isPolicy);
				if (policy < 0) return ['has no policy'];
				return elements
					.slice(0, policy)
					.filter((element) => /^(?:script|style|img|iframe)$/.test(element.tagName) || isStylesheet(element))
					.map((element) => `${show(element)} comes before the policy`);
			},
			[...pages, ...redirects],
		);
	});

	test('starts from nothing and allows neither inline code nor eval', () => {
		check(WEAK_POLICY, (page) => {
			const policy = policyOf(page);
			const problems = policy.includes("default-src 'none'") ? [] : ["does not start from default-src 'none'"];
			for (const loophole of [
				"'unsafe-inline'",
				"'unsafe-eval'",
				"'unsafe-hashes'",
				"'strict-dynamic'",
				' data: ',
				'*',
			]) {
				const [scripts = ''] = /script-src[^;]*/.exec(policy) ?? [];
				const [styles = ''] = /style-src[^;]*/.exec(policy) ?? [];
				if (`${scripts} ${styles} `.includes(loophole)) problems.push(`allows ${loophole}`);
			}
			for (const needed of ["base-uri 'none'", "form-action 'self'"]) {
				if (!policy.includes(needed)) problems.push(`lacks ${needed}`);
			}
			return problems;
		});
	});

	test('names the hash of every inline script', () => {
		check(`${WEAK_POLICY}<script>alert(1)</script>`, (page) =>
			named(page.elements, 'script')
				.filter((element) => !attribute(element, 'src') && isCode(element))
				.filter((element) => {
					const hash = createHash('sha256').update(textOf(element)).digest('base64');
					return policiesOf(page).some((policy) => !policy.includes(`'sha256-${hash}'`));
				})
				.map((element) => `${show(element)} is not allowed by the policy`),
		);
	});

	test('names no hash of anything else', () => {
		check(`${WEAK_POLICY.replace('script-src', `script-src 'sha256-${'x'.repeat(43)}='`)}`, (page) => {
			const inline = [...named(page.elements, 'script'), ...named(page.elements, 'style')];
			const used = inline.map((element) => createHash('sha256').update(textOf(element)).digest('base64'));
			const listed = policiesOf(page).flatMap((policy) => [...policy.matchAll(/'sha256-([^']+)'/g)]);
			return listed.flatMap(([, hash = '']) =>
				used.includes(hash) ? [] : [`lists ${hash}, which is not on the page`],
			);
		});
	});

	test('is joined by one that allows scripts and workers from the bundles and the search index only', () => {
		const places = ['_astro', 'pagefind'].flatMap((folder) => [
			`http://*:*${SITE.base}${folder}/`,
			`https://*:*${SITE.base}${folder}/`,
		]);
		check(`${WEAK_POLICY}<meta http-equiv="content-security-policy" content="script-src 'self'">`, (page) => {
			const second = policiesOf(page).filter((policy) => !policy.includes('default-src'));
			if (second.length !== 1) return [`has ${second.length} such policies`];
			const directives = (second[0] ?? '').split('; ').map((directive) => directive.split(' '));
			return directives.flatMap(([name = '', ...sources]) => {
				const known = sources.filter((source) => !/^'(?:sha256-[\w+/=]+|wasm-unsafe-eval)'$/.test(source));
				return known.join(' ') === places.join(' ') ? [] : [`has ${name} ${known.join(' ')}`];
			});
		});
	});

	test('allows the location of every script of the page', () => {
		check('<script src="/snippets/x/x.js"></script>', ({ elements }) =>
			named(elements, 'script')
				.filter((element) => attribute(element, 'src') !== undefined)
				.filter((element) => !/^\/(?:_astro|pagefind)\//.test(SITE.sitePathOf(attribute(element, 'src') ?? '') ?? ''))
				.map(show),
		);
	});
});

test.runIf(redirects.length > 0)('a redirect page tells search engines and links to its target', () => {
	const problems = redirects.flatMap(({ elements, pathname }) => {
		const refresh = elements.find((element) => attribute(element, 'http-equiv')?.toLowerCase() === 'refresh');
		const target = /url=(.*)$/i.exec(attribute(refresh, 'content') ?? '')?.[1];
		const links = named(elements, 'a').map((element) => attribute(element, 'href'));
		const robots = named(elements, 'meta').find((element) => attribute(element, 'name') === 'robots');
		const found: string[] = [];
		if (!target || !links.includes(target)) found.push(`${pathname} has no link to "${target ?? ''}"`);
		if (!attribute(robots, 'content')?.includes('noindex')) found.push(`${pathname} may be indexed`);
		return found;
	});
	expect(problems).toEqual([]);
});

/** Runs a check over pages and fails once, with all findings. The check must find something in a page that is `wrong`. */
function check(wrong: string, problemsOf: (page: Page) => string[], over = pages): void {
	expect(problemsOf(parseHtml(wrong, '/')), `findings in ${wrong}`).not.toEqual([]);
	expect(over.flatMap((page) => problemsOf(page).map((problem) => `${page.pathname} ${problem}`))).toEqual([]);
}

function named(elements: HtmlElement[], tagName: string): HtmlElement[] {
	return elements.filter((element) => element.tagName === tagName);
}

function isPolicy(element: HtmlElement): boolean {
	return attribute(element, 'http-equiv')?.toLowerCase() === 'content-security-policy';
}

function policiesOf({ elements }: Page): string[] {
	return elements.filter(isPolicy).map((element) => attribute(element, 'content') ?? '');
}

/** The policy that governs everything. The other policy restricts it further. */
function policyOf(page: Page): string {
	return policiesOf(page).find((policy) => policy.includes('default-src')) ?? '';
}

/** Whether the address of a page is canonical, and not a second spelling. */
function isCanonical({ elements, pathname }: Page): boolean {
	const link = named(elements, 'link').find((element) => attribute(element, 'rel') === 'canonical');
	const address = attribute(link, 'href');
	return address === undefined || new URL(address).pathname === pathname;
}

function isStylesheet(element: HtmlElement): boolean {
	return element.tagName === 'link' && (attribute(element, 'rel') ?? '') === 'stylesheet';
}

const CODE = ['', 'module', 'text/javascript', 'importmap', 'speculationrules'];

/** Whether a script is code. Scripts of a type that browsers do not know are data. */
function isCode(element: HtmlElement): boolean {
	return CODE.includes(attribute(element, 'type') ?? '');
}

function duplicates(values: string[]): string[] {
	return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
