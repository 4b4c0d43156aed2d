import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useSite } from '../support/browser.ts';

const site = useSite();
const LINE = 'QueuePool limit of size 20 overflow 40 reached, connection timed out, timeout 30.00';

describe('words in a box', () => {
	test('find pages as they are typed, with their kind and one line, at most five', async () => {
		await onHome(async (page) => {
			await page.locator('main textarea').pressSequentially('conection');
			await page.locator('.words li').first().waitFor();
			const rows = await page.locator('.words li').allTextContents();
			expect(rows.length).toBeLessThanOrEqual(5);
			for (const row of rows) expect(row).toMatch(/^(?:Alert|Runbook|Error|Postmortem|Snippet|Service|Term)/);
			expect(await page.locator('.verdict').count()).toBe(0);
			await page
				.locator('.verdict-status')
				.filter({ hasText: /^\d pages?\. First: / })
				.waitFor();
		});
	});

	test('find an error by its code and an alert by its name, below the verdict', async () => {
		await onHome(async (page) => {
			await page.locator('main textarea').fill('3o7r');
			const first = page.locator('.words li').first();
			await first.filter({ hasText: '3o7r Error' }).waitFor();
			await page.locator('main textarea').fill('HighErrorRate');
			await first.filter({ hasText: 'Alert' }).waitFor();
			expect(await first.locator('a').getAttribute('href')).toBe('/alerts/HighErrorRate/');
			await page.locator('.verdict.possible .causes li').first().waitFor();
			const [verdict, words] = await page
				.locator('.verdict, .words')
				.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top));
			expect(verdict).toBeLessThan(words ?? 0);
		});
	});

	test('disappear with the text, and for a paste of several lines', async () => {
		await onHome(async (page) => {
			for (const text of ['', `${LINE}\n${LINE}`]) {
				await page.locator('main textarea').fill('connection');
				await page.locator('.words li').first().waitFor();
				await page.locator('main textarea').fill(text);
				await page.locator('.words li').first().waitFor({ state: 'detached' });
			}
		});
	});

	test('load the index only when something is typed', async () => {
		await site.withPage({}, async (page) => {
			const asked: string[] = [];
			page.on('request', (request) => asked.push(new URL(request.url()).pathname));
			await page.goto('/', { waitUntil: 'networkidle' });
			expect(asked.filter((path) => path.startsWith('/api/words/'))).toEqual([]);
			await page.locator('main textarea').fill('connection');
			await page.locator('.words li').first().waitFor();
			expect(asked.filter((path) => path.startsWith('/api/words/'))).toEqual(['/api/words/1.v1.json']);
		});
	});

	test('without the index leave the verdict and the button', async () => {
		await site.withPage({}, async (page) => {
			await page.route('**/api/words/**', (route) => route.abort());
			await page.goto('/');
			await page.locator('main textarea').fill('HighErrorRate');
			await page.locator('.verdict.possible').waitFor();
			await page.locator('main textarea').fill('connection leak');
			await page.locator('main form button').click();
			await page.waitForURL('**/search/**');
		});
	});

	test('are searched on this machine: no request contains them', async () => {
		await site.withPage({}, async (page) => {
			const sent: string[] = [];
			page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
			await page.goto('/');
			await page.locator('main textarea').fill('connection hunter2secret');
			await page.locator('.words p').first().waitFor();
			expect(sent.filter((each) => each.includes('hunter2secret'))).toEqual([]);
		});
	});
});

describe('Enter', () => {
	test('opens the runbook of a verdict, also if it is pressed before the answer', async () => {
		await onHome(async (page) => {
			await page.locator('main textarea').fill(LINE);
			await page.keyboard.press('Enter');
			await page.waitForURL('**/runbooks/**');
		});
	});

	test('opens the first page that words find, in the page, the dialog and the search page', async () => {
		await site.withPage({}, async (page) => {
			await page.goto('/');
			await page.locator('main textarea').fill('held conections');
			await page.locator('.words li').first().waitFor();
			const first = (await page.locator('.words a').first().getAttribute('href')) ?? '';
			await page.keyboard.press('Enter');
			await page.waitForURL(`**${first}`);
			await page.goto('/glossary/');
			await page.keyboard.press('/');
			await page.locator('dialog textarea').fill('held conections');
			await page.locator('dialog .words li').first().waitFor();
			await page.keyboard.press('Enter');
			await page.waitForURL(`**${first}`);
			await page.goto('/search/');
			await page.locator('main textarea').fill('held conections');
			await page.keyboard.press('Enter');
			await page.waitForURL(`**${first}`);
		});
	});

	test('searches the full text if nothing answers', async () => {
		await onHome(async (page) => {
			await page.locator('main textarea').fill('zzqxv');
			await page.keyboard.press('Enter');
			await page.waitForURL('**/search/**');
		});
	});
});

test('the arrow keys move from the box through the pages and back, and Escape closes the dialog', async () => {
	await site.withPage({}, async (page) => {
		await page.goto('/errors/');
		await page.keyboard.press('/');
		await page.locator('dialog textarea').fill('connection');
		await page.locator('dialog .words li').nth(1).waitFor();
		await page.keyboard.press('ArrowDown');
		expect(await focused(page)).toBe(0);
		await page.keyboard.press('ArrowDown');
		expect(await focused(page)).toBe(1);
		await page.keyboard.press('ArrowUp');
		await page.keyboard.press('ArrowUp');
		expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
		await page.keyboard.press('Escape');
		expect(await page.locator('dialog[open]').count()).toBe(0);
	});
});

describe('a message that several causes share shows them side by side', () => {
	test.each([
		['503', 'First question:'],
		['HighErrorRate', 'First question:'],
		// A message that several programs print, and an error whose runbook tells the causes apart.
		['Error: No connections available', 'Which program printed it?'],
		[
			'störungen.VerbindungsWarteschlangenÜberlaufAusnahme: acquire took longer than 250 ms for "größe-ß"',
			'First question:',
		],
	])('%s', async (text, question) => {
		await onHome(async (page) => {
			await page.locator('main textarea').fill(text);
			await page.locator('.verdict .causes li').first().waitFor();
			expect(await page.locator('.verdict').first().textContent()).toContain(question);
		});
	});
});

test.each([320, 390, 1440])('the pages fit at %i px, and axe finds nothing in them', async (width) => {
	for (const colorScheme of ['light', 'dark'] as const) {
		await site.withPage({ viewport: { width, height: 844 }, colorScheme, reducedMotion: 'reduce' }, async (page) => {
			await page.goto('/');
			await page.locator('main textarea').fill('connection');
			await page.locator('.words li').first().waitFor();
			expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
			const { violations } = await new AxeBuilder({ page }).include('main').analyze();
			expect(violations.map(({ id }) => id)).toEqual([]);
		});
	}
});

/** The place of the focused page in the list. */
function focused(page: Page): Promise<number> {
	return page.evaluate(() =>
		[...document.querySelectorAll('.words a')].indexOf(document.activeElement ?? document.body),
	);
}

function onHome<T>(use: (page: Page) => Promise<T>): Promise<T> {
	return site.withPage({}, async (page) => {
		await page.goto('/');
		return use(page);
	});
}
