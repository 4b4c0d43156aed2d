import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useSite } from '../support/browser.ts';

const site = useSite();

const visible = (page: Page) => page.locator('.rows tbody tr:visible');
const titles = (page: Page) => visible(page).locator('th a').allTextContents();
const addressHas = (page: Page, query: string) => page.waitForURL((url) => url.search === query);

describe('the list of errors', () => {
	test('shows the rows that have every word, and puts the words into the address', async () => {
		await site.withPage({}, async (page) => {
			await page.goto('/errors/');
			expect(await visible(page).count()).toBe(9);
			await page.getByRole('searchbox').fill('LIMIT queuepool size');
			expect(await titles(page)).toEqual([expect.stringContaining('The SQLAlchemy pool is full')]);
			expect(await page.locator('.filter [role=status]').textContent()).toBe('1 of 9 rows');
			expect(await page.locator('h2:visible').allTextContents()).toEqual(['No free connection']);
			await addressHas(page, '?q=LIMIT+queuepool+size');
		});
	});

	test('keeps words, facets and order over a reload', async () => {
		await site.withPage({}, async (page) => {
			await page.goto('/errors/');
			await page.getByRole('searchbox').fill('sqlalchemy');
			await page.getByLabel('One session, two users').check();
			await page.getByLabel('Order').selectOption('message');
			await addressHas(page, '?q=sqlalchemy&group=one-session-two-users&sort=message');
			const before = await titles(page);
			expect(before).toHaveLength(3);
			await page.reload();
			expect(await titles(page)).toEqual(before);
			expect(await page.getByRole('searchbox').inputValue()).toBe('sqlalchemy');
			expect(await page.getByLabel('One session, two users').isChecked()).toBe(true);
			expect(await page.getByLabel('Order').inputValue()).toBe('message');
		});
	});

	test('is in one table in another order, and in groups again in the order of the page', async () => {
		await site.withPage({}, async (page) => {
			await page.goto('/errors/');
			const before = await titles(page);
			await page.getByLabel('Order').selectOption('component');
			const components = await visible(page).locator('td:nth-child(3)').allTextContents();
			expect(components).toEqual([...components].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })));
			expect(await page.locator('table:visible').count()).toBe(1);
			expect(await page.locator('hs-list h2:visible').count()).toBe(0);
			await page.getByLabel('Order').selectOption('');
			expect(await titles(page)).toEqual(before);
			expect(await page.locator('hs-list h2:visible').count()).toBeGreaterThan(3);
			await addressHas(page, '');
		});
	});

	test('opens the variants of a message if the words are only there', async () => {
		await site.withPage({}, async (page) => {
			await page.goto('/errors/?q=sequelizeconnectionacquiretimeouterror');
			const found = visible(page).locator('details code:visible');
			expect(await visible(page).count()).toBe(1);
			expect(await found.count()).toBeGreaterThan(0);
			for (const text of await found.allTextContents()) expect(text.toLowerCase()).toContain('sequelize');
		});
	});

	test('ignores choices of the address that it does not offer', async () => {
		await site.withPage({}, async (page) => {
			await page.goto('/errors/?group=no-such-group&sort=%22%5D&x=y');
			expect(await visible(page).count()).toBe(9);
		});
	});

	test('passes words that no row has to the search, without an address', async () => {
		await site.withPage({}, async (page) => {
			await page.goto('/errors/');
			await page.getByRole('searchbox').fill('no such words');
			expect(await visible(page).count()).toBe(0);
			await page.getByRole('button', { name: 'Search all pages' }).click();
			await page.waitForURL((url) => url.pathname === '/search/');
			expect(await page.locator('main hs-paste textarea').inputValue()).toBe('no such words');
		});
	});

	test('puts no secret and no paste into the address', async () => {
		await site.withPage({}, async (page) => {
			await page.goto('/errors/');
			await page.getByRole('searchbox').fill('password=hunter2-Xk93jd72');
			await page.getByLabel('Order').selectOption('message');
			await addressHas(page, '?sort=message');
			await page.getByRole('searchbox').fill('connection '.repeat(20));
			await page.getByLabel('Order').selectOption('component');
			await addressHas(page, '?sort=component');
		});
	});

	test('works with the keyboard alone', async () => {
		await site.withPage({}, async (page) => {
			await page.goto('/errors/');
			await page.getByRole('searchbox').focus();
			await page.keyboard.type('token');
			await page.keyboard.press('Enter');
			expect(await visible(page).count()).toBe(1);
			await page.keyboard.press('Control+a');
			await page.keyboard.press('Delete');
			expect(await visible(page).count()).toBe(9);
			const group = page.locator('.filter [type=radio]');
			await group.first().focus();
			await page.keyboard.press('ArrowRight');
			expect(await group.nth(1).isChecked()).toBe(true);
			expect(await page.locator('h2:visible').count()).toBe(1);
			await page.locator('.rows th a:visible').first().focus();
			await page.keyboard.press('Enter');
			await page.waitForURL((url) => /^\/errors\/[^/]+\/$/.test(url.pathname));
		});
	});

	test('leads to the page of an error from anywhere in its row, and its other links still work', async () => {
		await site.withPage({ viewport: { width: 1440, height: 900 } }, async (page) => {
			await page.goto('/errors/');
			const row = visible(page).filter({ hasText: 'The SQLAlchemy pool is full' });
			await row.locator('summary').click();
			expect(await row.locator('details').getAttribute('open')).not.toBeNull();
			expect(new URL(page.url()).pathname).toBe('/errors/');
			const box = await row.boundingBox();
			await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) - 4, (box?.y ?? 0) + 4);
			await page.waitForURL((url) => url.pathname === '/errors/pool-limit/');
			await page.goBack();
			await row.locator('td:last-child a').click();
			await page.waitForURL((url) => url.pathname.startsWith('/postmortems/'));
		});
	});
});

test.each(['/errors/', '/runbooks/', '/postmortems/'])(
	'without script, %s has all rows and no controls',
	async (path) => {
		await site.withPage({ javaScriptEnabled: false }, async (page) => {
			await page.goto(path);
			expect(await page.locator('.rows tbody tr:visible').count()).toBe(await page.locator('.rows tbody tr').count());
			expect(await page.locator('.rows tbody tr').count()).toBeGreaterThan(0);
			expect(await page.locator('.filter :is(input, select):visible').count()).toBe(0);
		});
	},
);

test('runbooks are found by alert and by service', async () => {
	await site.withPage({}, async (page) => {
		await page.goto('/runbooks/');
		await page.getByRole('searchbox').fill('databasepoolsaturated');
		expect(await visible(page).count()).toBe(3);
		await page.getByRole('searchbox').fill('');
		await page.locator('.chip', { has: page.locator('[value=basket-db]') }).click();
		await addressHas(page, '?service=basket-db');
		expect(await visible(page).count()).toBe(2);
	});
});

test.each(['/errors/', '/runbooks/', '/postmortems/'])(
	'on a phone, controls of %s can be hit and read',
	async (path) => {
		await site.withPage({ viewport: { width: 390, height: 844 }, hasTouch: true }, async (page) => {
			await page.goto(path);
			const controls = page.locator('.filter :is([type=search], select)');
			for (const control of await controls.all()) {
				const size = await control.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
				expect(size).toBeGreaterThanOrEqual(16);
				expect((await control.boundingBox())?.height).toBeGreaterThanOrEqual(44);
			}
			for (const chip of await page.locator('.filter .chip').all()) {
				expect((await chip.boundingBox())?.height).toBeGreaterThanOrEqual(44);
			}
		});
	},
);

test('the home page is short, and a tile of it is a link as a whole', async () => {
	await site.withPage({ viewport: { width: 1440, height: 900 } }, async (page) => {
		await page.goto('/');
		const height = await page.evaluate(() => document.documentElement.scrollHeight);
		expect(height).toBeLessThanOrEqual(2.5 * 900);
		const alert = page.locator('.alerts .tile', { hasText: 'HighErrorRate' });
		const box = await alert.boundingBox();
		await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) - 4, (box?.y ?? 0) + (box?.height ?? 0) - 4);
		await page.waitForURL((url) => /^\/(?:alerts|runbooks)\//.test(url.pathname));
	});
});
