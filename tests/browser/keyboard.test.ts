import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useSite } from '../support/browser.ts';
import { pageOfEachType } from '../support/pages.ts';

const site = useSite();
const types = pageOfEachType();
const runbook = types.find(({ type }) => type === 'runbooks/*')?.pathname ?? '';

describe('with the keyboard alone', () => {
	test('the first stop skips to the text', async () => {
		await site.withPage({}, async (page) => {
			await page.goto(runbook);
			await page.keyboard.press('Tab');
			const link = page.locator('a.skip');
			expect(await focusedIs(page, 'a.skip')).toBe(true);
			const box = await link.boundingBox();
			expect(box && box.y >= 0 && box.x >= 0 && box.height > 10).toBe(true);
			await page.keyboard.press('Enter');
			expect(await focusedIs(page, 'main')).toBe(true);
			await page.keyboard.press('Tab');
			expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
		});
	});

	test.each(['/', 'Control+k'])(
		'%s opens the search from a page without one, and Enter opens the first page',
		async (keys) => {
			await site.withPage({}, async (page) => {
				await page.goto(runbook);
				await page.keyboard.press(keys);
				expect(await focusedIs(page, 'dialog[open] textarea')).toBe(true);
				await page.keyboard.type('too many');
				await page.keyboard.press('Enter');
				await page.waitForURL(
					(url) => /^\/(?:errors|runbooks)\/[a-z-]+\/$/.test(url.pathname) && url.pathname !== runbook,
				);
				expect(await page.locator('h1').textContent()).not.toBe('');
			});
		},
	);

	test('Escape closes the search and returns the focus', async () => {
		await site.withPage({}, async (page) => {
			await page.goto(runbook);
			await page.locator('[data-finder]').focus();
			await page.keyboard.press('Enter');
			expect(await page.locator('dialog[open]').count()).toBe(1);
			await page.keyboard.press('Escape');
			expect(await page.locator('dialog[open]').count()).toBe(0);
			expect(await focusedIs(page, '[data-finder]')).toBe(true);
		});
	});

	test('/ focuses the box of a page that has one, and is a character inside the box', async () => {
		await site.withPage({}, async (page) => {
			await page.goto('/');
			await page.keyboard.press('/');
			expect(await focusedIs(page, 'main hs-paste textarea')).toBe(true);
			await page.keyboard.type('a/b');
			expect(await page.locator('main hs-paste textarea').inputValue()).toBe('a/b');
			expect(await page.locator('dialog[open]').count()).toBe(0);
		});
	});

	test('the button that starts an incident keeps the focus while the stored incidents are read', async () => {
		await site.withPage({}, async (page) => {
			await page.goto(runbook);
			await page.getByRole('button', { name: 'Start an incident' }).click();
			await page.getByRole('button', { name: 'End', exact: true }).click();
			await page.getByRole('button', { name: 'End without a draft' }).click();
			await page.reload();
			const saved = page.getByText('Saved in this browser', { exact: true });
			expect(await saved.count()).toBe(0);
			await page.getByRole('button', { name: 'Start an incident' }).focus();
			await page.keyboard.press('Shift');
			await saved.waitFor();
			expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Start an incident');
		});
	});

	test('the theme cycles through system, light and dark, and survives a reload', async () => {
		await site.withPage({ colorScheme: 'light' }, async (page) => {
			await page.goto(runbook);
			await tabTo(page, 'hs-theme button');
			const themes: (string | undefined)[] = [];
			for (let press = 0; press < 3; press++) {
				await page.keyboard.press('Enter');
				themes.push(await page.evaluate(() => document.documentElement.dataset['theme']));
			}
			expect(themes).toEqual(['light', 'dark', undefined]);

			await page.keyboard.press('Space');
			await page.keyboard.press('Space');
			const dark = await backgroundOf(page);
			await page.reload();
			expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
			expect(await backgroundOf(page)).toBe(dark);
			await page.evaluate(() => localStorage.clear());
			await page.reload();
			expect(await backgroundOf(page)).not.toBe(dark);
		});
	});
});

describe('every control is reachable by Tab and shows its focus', () => {
	test.each(types)('$type ($pathname)', async ({ pathname }) => {
		await site.withPage({ reducedMotion: 'reduce' }, async (page) => {
			await page.goto(pathname);
			await page.evaluate(() => {
				(document.activeElement as HTMLElement | null)?.blur();
				for (const details of document.querySelectorAll('details')) details.open = true;
			});
			const wanted = await page.evaluate(() => {
				const selector = 'a[href],button,input,select,textarea,summary,[tabindex]';
				const controls = [...document.querySelectorAll<HTMLElement>(selector)].filter(
					(element) =>
						element.tabIndex >= 0 &&
						// Tab reaches one option of a group, and the arrow keys the others.
						!element.matches(':disabled,[type=hidden],[type=radio]:not(:checked)') &&
						element.checkVisibility(),
				);
				for (const [index, control] of controls.entries()) control.dataset['stop'] = String(index);
				return controls.length;
			});
			expect(wanted).toBeGreaterThan(3);
			const reached = new Set<string>();
			const unmarked: string[] = [];
			// A question that is reached gets radio buttons, which are stops too.
			for (let press = 0; press < wanted + 15; press++) {
				await page.keyboard.press('Tab');
				const stop = await page.evaluate(() => {
					const element = document.activeElement;
					if (!(element instanceof HTMLElement) || element === document.body) return undefined;
					const marks = [element, ...element.querySelectorAll('*'), element.parentElement ?? element].map((each) =>
						getComputedStyle(each),
					);
					const isMarked = marks.some(
						({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
					);
					return { id: element.dataset['stop'], html: element.outerHTML.slice(0, 120), isMarked };
				});
				if (stop?.id !== undefined) reached.add(stop.id);
				if (stop && !stop.isMarked) unmarked.push(stop.html);
			}
			const missed = await page.evaluate(
				(ids) =>
					[...document.querySelectorAll<HTMLElement>('[data-stop]')]
						.filter((element) => !ids.includes(element.dataset['stop'] ?? ''))
						.map((element) => element.outerHTML.slice(0, 120)),
				[...reached],
			);
			expect(missed).toEqual([]);
			expect(unmarked).toEqual([]);
		});
	});
});

function focusedIs(page: Page, selector: string): Promise<boolean> {
	return page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
}

async function tabTo(page: Page, selector: string): Promise<void> {
	for (let press = 0; press < 40; press++) {
		await page.keyboard.press('Tab');
		if (await focusedIs(page, selector)) return;
	}
	throw new Error(`Tab does not reach ${selector}.`);
}

function backgroundOf(page: Page): Promise<string> {
	return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
}
