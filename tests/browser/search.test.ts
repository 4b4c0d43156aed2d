import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { addressOf } from '../../src/core/address/address.ts';
import { loadContent } from '../../src/node/content/load-content.ts';
import { useSite } from '../support/browser.ts';

const site = useSite();
const { entries } = await loadContent();

describe('the search page', () => {
	test('finds pages by a word, says how many, and marks the word', async () => {
		await onSearch('?q=connection', async (page) => {
			const found = await results(page);
			expect(found.length).toBeGreaterThan(2);
			expect(await status(page)).toMatch(/^\d+ pages found\.$/);
			expect((await page.locator('.results mark').first().textContent())?.toLowerCase()).toContain('connection');
		});
	});

	test('finds an identifier that appears only in a code block', async () => {
		const { identifier, address } = identifierInCode();
		await onSearch(`?q=${identifier}`, async (page) => {
			expect((await results(page)).map(({ path }) => path)).toContain(address);
		});
	});

	test('shows the next pages once, however often they are requested before they arrive', async () => {
		await onSearch('?q=connection', async (page) => {
			await results(page);
			await page.locator('[data-more]').evaluate((more: HTMLElement) => {
				more.click();
				more.click();
			});
			await page.locator('.results li').nth(10).waitFor();
			await page.waitForTimeout(500);
			const paths = (await results(page)).map(({ path }) => path);
			expect(paths.length).toBeGreaterThan(10);
			expect(new Set(paths).size).toBe(paths.length);
		});
	});

	test('says so if no page has the words', async () => {
		await onSearch('?q=zzqxv', async (page) => {
			await page
				.locator(STATUS)
				.filter({ hasText: /^No page/ })
				.waitFor();
			expect(await page.locator('.results li').count()).toBe(0);
		});
	});

	test('filters by one kind, and the address contains the choice', async () => {
		await onSearch('?q=connection', async (page) => {
			const before = await results(page);
			expect(new Set(before.map(({ kind }) => kind)).size).toBeGreaterThan(1);
			await page.locator('select[name=kind]').selectOption('Runbook');
			await page.waitForURL((url) => stateOf(url).get('kind') === 'Runbook');
			await page.waitForFunction(() =>
				[...document.querySelectorAll('.results li')].every((item) => item.textContent?.includes('Runbook')),
			);
			const after = await results(page);
			expect(after.length).toBeGreaterThan(0);
			expect(after.every(({ path }) => path.startsWith('/runbooks/'))).toBe(true);
		});
	});

	test('shows the same results to anyone with the address', async () => {
		const address = await onSearch('', async (page) => {
			await page.locator('main hs-paste textarea').fill('connection pool');
			await page.waitForURL((url) => stateOf(url).get('q') === 'connection pool');
			await page.locator('select[name=kind]').selectOption('Error');
			await page.waitForURL((url) => stateOf(url).get('kind') === 'Error');
			const { search, hash } = new URL(page.url());
			return search + hash;
		});
		const paths = () => onSearch(address, async (page) => (await results(page)).map(({ path }) => path));
		const first = await paths();
		expect(first.length).toBeGreaterThan(0);
		expect(first.every((path) => path.startsWith('/errors/'))).toBe(true);
		expect(await paths()).toEqual(first);
		await onSearch(address, async (page) => {
			expect(await page.locator('main hs-paste textarea').inputValue()).toBe('connection pool');
			expect(await page.locator('select[name=kind]').inputValue()).toBe('Error');
		});
	});

	test('announces the number of results in a region that existed before', async () => {
		await onSearch('', async (page) => {
			const region = page.locator(STATUS);
			expect(await region.count()).toBe(1);
			expect(await region.textContent()).toBe('');
			const handle = await region.elementHandle();
			await page.locator('main hs-paste textarea').fill('timeout');
			await region.filter({ hasText: /\S/ }).waitFor();
			expect(await handle?.textContent()).toMatch(/\d+ pages? found/);
		});
	});

	test('puts the error of a code and the page of an alert first', async () => {
		await onSearch('?q=3o7r', async (page) => {
			expect((await results(page))[0]?.path).toBe('/errors/pool-limit/');
		});
		await onSearch('?q=HighErrorRate', async (page) => {
			expect((await results(page))[0]?.path).toBe('/alerts/HighErrorRate/');
			await page.locator('.verdict.possible .causes li').first().waitFor();
		});
	});

	test('forgives a typing mistake', async () => {
		await onSearch('?q=conection', async (page) => {
			expect((await results(page)).length).toBeGreaterThan(2);
		});
	});

	test('shows summaries and sentences, never commands', async () => {
		const { identifier } = identifierInCode();
		await onSearch(`?q=${identifier}`, async (page) => {
			await results(page);
			for (const text of await page.locator('.results li').allTextContents()) expect(text).not.toContain(identifier);
		});
	});

	test('lists the pages that filters alone select, in the chosen order, and the address has both', async () => {
		await onSearch('', async (page) => {
			await page.locator('select[name=kind]').selectOption('Runbook');
			const found = await results(page);
			expect(found.length).toBeGreaterThan(2);
			expect(found.every(({ path }) => path.startsWith('/runbooks/'))).toBe(true);
			const titles = await page.locator('.results h3').allTextContents();
			expect(titles).toEqual([...titles].sort((a, b) => a.localeCompare(b, 'en')));
			await page.locator('select[name=sort]').selectOption('edited');
			await page.waitForURL((url) => stateOf(url).get('sort') === 'edited' && stateOf(url).get('kind') === 'Runbook');
		});
		await onSearch('#kind=Runbook&sort=edited', async (page) => {
			expect((await results(page)).length).toBeGreaterThan(2);
			expect(await page.locator('select[name=sort]').inputValue()).toBe('edited');
		});
	});

	test('shows typed markup as text', async () => {
		await onSearch(`?q=${encodeURIComponent('<img src=x onerror=alert(1)> connection')}`, async (page) => {
			await page.locator(STATUS).filter({ hasText: /\S/ }).waitFor();
			expect(await page.locator('main img').count()).toBe(0);
		});
	});

	test('loads no part of the index before the first query', async () => {
		await site.withPage({}, async (page) => {
			const asked: string[] = [];
			page.on('request', (request) => asked.push(new URL(request.url()).pathname));
			await page.goto('/search/', { waitUntil: 'networkidle' });
			expect(asked.filter((path) => path.startsWith('/pagefind/'))).toEqual([]);
			await page.locator('main hs-paste textarea').fill('timeout');
			await results(page);
			expect(asked.filter((path) => path.startsWith('/pagefind/')).length).toBeGreaterThan(0);
		});
	});
});

/** The region that announces the number of results. The verdict above has a separate region. */
const STATUS = 'hs-search > [role=status]';

/** The requested search: in the fragment, which no server sees, or in the query of a link. */
function stateOf({ hash, search }: URL): URLSearchParams {
	return new URLSearchParams(hash.length > 1 ? hash.slice(1) : search);
}

function onSearch<T>(query: string, use: (page: Page) => Promise<T>): Promise<T> {
	return site.withPage({}, async (page) => {
		await page.goto(`/search/${query}`);
		return use(page);
	});
}

async function results(page: Page): Promise<{ path: string; kind: string }[]> {
	await page.locator('.results li').first().waitFor();
	return page.locator('.results li').evaluateAll((items) =>
		items.map((item) => ({
			path: new URL(item.querySelector('a')?.href ?? '').pathname,
			kind: item.querySelector('.small')?.textContent ?? '',
		})),
	);
}

async function status(page: Page): Promise<string> {
	return (await page.locator(STATUS).textContent()) ?? '';
}

/** The first name with an underscore that only the commands of a runbook contain. */
function identifierInCode(): { identifier: string; address: string } {
	for (const entry of entries) {
		if (entry.kind !== 'runbook') continue;
		const code = entry.body.fences.map((fence) => fence.code).join('\n');
		const prose = JSON.stringify([entry.data, entry.body.texts]);
		for (const [identifier] of code.matchAll(/\b[a-z]+(?:_[a-z]+)+\b/g)) {
			if (!prose.includes(identifier)) return { identifier, address: addressOf('runbook', entry.id) };
		}
	}
	throw new Error('No runbook has a command with an identifier that is not in its prose as well.');
}
