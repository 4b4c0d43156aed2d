import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useSite } from '../support/browser.ts';
import { parsePage, textOf } from '../support/html.ts';
import { recordRefusals } from '../support/refusals.ts';

const site = useSite();
/** The heading of the page for an address that does not exist. */
const NOT_FOUND = headingAt('/404.html');
const LINE = 'QueuePool limit of size 20 overflow 40 reached, connection timed out, timeout 30.00';

test('the server answers below the path, and sends readers of the root there', async () => {
	expect(new URL(site.url).pathname).toBe('/kb');
	const { origin } = new URL(site.url);
	expect((await fetch(`${origin}/`, { redirect: 'manual' })).headers.get('location')).toBe('/kb/');
	expect((await fetch(`${origin}/kb`, { redirect: 'manual' })).headers.get('location')).toBe('/kb/');
	expect((await fetch(`${origin}/runbooks/pool-full/`)).status).toBe(404);
	expect((await fetch(`${origin}/kb/runbooks/pool-full/`)).status).toBe(200);
});

test('a pasted error leads to its page and its runbook', async () => {
	await onPage('/', async (page) => {
		await page.locator('textarea').first().fill(LINE);
		const card = page.locator('.verdict.known').first();
		await card.locator('h2 a').click();
		await page.waitForURL(`${site.url}/errors/pool-limit/`);
		await page.goBack();
		await page.locator('textarea').first().fill(LINE);
		await card.locator('.btn.main').click();
		await page.waitForURL(`${site.url}/runbooks/**`);
		expect(await page.locator('h1').count()).toBe(1);
	});
});

test('a message of several causes leads to the questions that tell them apart', async () => {
	await onPage('/', async (page) => {
		await page.locator('textarea').first().fill('HighErrorRate');
		await page.locator('.verdict.possible a').first().click();
		await page.waitForURL(`${site.url}/**/*`);
		expect(new URL(page.url()).pathname).toMatch(/^\/kb\/(?:alerts|runbooks)\//);
		expect((await page.locator('h1').textContent())?.trim()).not.toBe(NOT_FOUND);
	});
});

test('the text of the home page reaches the search page, and its results are pages of the site', async () => {
	await onPage('/', async (page) => {
		await page.locator('textarea').first().fill('connection pool');
		await page.locator('button.main').first().click();
		await page.waitForURL(`${site.url}/search/**`);
		const link = page.locator('.results li a').first();
		await link.click();
		expect(new URL(page.url()).pathname).toMatch(/^\/kb\/(?!search)/);
		expect((await page.locator('h1').textContent())?.trim()).not.toBe(NOT_FOUND);
	});
});

describe('an address that does not exist', () => {
	test('goes on to the page of an alert in another spelling', async () => {
		await onPage('/alerts/UNAUTHORIZEDRatioHigh#NAMESPACE=basket', async (page) => {
			await page.waitForURL(/\/kb\/(?:alerts|runbooks)\/[a-z-]+\/#NAMESPACE=basket/);
		});
	});

	test('proposes the nearest pages', async () => {
		await onPage('/runbooks/pool-ful/', async (page) => {
			const near = page.locator('hs-not-found li a').first();
			expect(await near.getAttribute('href')).toMatch(/^\/kb\/runbooks\//);
			await near.click();
			expect((await page.locator('h1').textContent())?.trim()).not.toBe(NOT_FOUND);
		});
	});
});

test('a snippet runs in its sandbox', async () => {
	await onPage('/snippets/node-queue-when-full/', async (page) => {
		await page.getByRole('button', { name: 'Run', exact: true }).first().click();
		await page.locator('.state', { hasText: 'Ended after' }).first().waitFor({ timeout: 60_000 });
		expect(await page.locator('.live .out').first().textContent()).not.toBe('');
	});
});

/** Opens a page, and expects that it asked for nothing outside the path of the site, and for nothing that is missing. */
async function onPage(path: string, use: (page: Page) => Promise<void>): Promise<void> {
	await site.withPage({}, async (page) => {
		const asked: string[] = [];
		const wrong: string[] = [];
		page.on('response', (response) => {
			const { pathname, protocol } = new URL(response.url());
			asked.push(pathname);
			const isPage = response.request().isNavigationRequest() || response.request().method() === 'HEAD';
			if (protocol === 'blob:') return;
			if (!pathname.startsWith('/kb/')) wrong.push(`outside: ${pathname}`);
			else if (response.status() >= 400 && !isPage && !asksForOtherSpelling(pathname)) {
				wrong.push(`${response.status()}: ${pathname}`);
			}
		});
		const refused = await recordRefusals(page);
		await page.goto(site.url + path);
		await use(page);
		expect(asked.length).toBeGreaterThan(3);
		expect([...wrong, ...refused]).toEqual([]);
	});
}

function headingAt(pathname: string): string {
	const heading = parsePage(pathname).elements.find(({ tagName }) => tagName === 'h1');
	if (!heading) throw new Error(`${pathname} has no heading.`);
	return textOf(heading).trim();
}

/** The error page tries the other spellings of an address, of which not all exist. */
function asksForOtherSpelling(pathname: string): boolean {
	return /^\/kb\/(?:alerts|runbooks)\/[^.]*$/.test(pathname);
}
