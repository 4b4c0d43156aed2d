import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useSite } from '../../support/browser.ts';
import { builtPages, readPage } from '../../support/pages.ts';

const site = useSite();

/** Runbooks with a command, and alerts that more than one runbook answers: the page of any other alert redirects to its runbook. */
const pages = builtPages().filter((pathname) => {
	const isRunbook = /^\/runbooks\/[^/]+\/$/.test(pathname);
	const isAlert = /^\/alerts\/[^/]+\/$/.test(pathname);
	return (isRunbook || isAlert) && readPage(pathname).includes('<hs-command');
});
const runbooks = pages.filter((pathname) => readPage(pathname).includes('id="mitigate"'));

test.skipIf(!builtPages().some((pathname) => /^\/runbooks\/[^/]+\/$/.test(pathname)))(
	'there are pages to measure',
	() => {
		expect(runbooks.length).toBeGreaterThan(0);
	},
);

describe.each([
	{ width: 390, height: 844 },
	{ width: 1440, height: 900 },
])('at $width × $height', (viewport) => {
	test('the first command of every runbook and alert can be copied from the first screen', async () => {
		await site.withPage({ viewport, hasTouch: viewport.width < 500 }, async (page) => {
			const below: string[] = [];
			for (const pathname of pages) {
				await page.goto(pathname);
				const box = await firstCopy(page).boundingBox();
				if ((box?.y ?? 9999) + (box?.height ?? 0) > viewport.height) below.push(`${pathname} ${box?.y}`);
			}
			expect(below).toEqual([]);
		});
	});

	test('the first mitigation of every runbook, with its precondition, is one tap away', async () => {
		await site.withPage({ viewport, reducedMotion: 'reduce' }, async (page) => {
			for (const pathname of runbooks) {
				await page.goto(pathname);
				const link = page
					.locator('article .jump a[href="#mitigate"]:visible, .toc a[href="#mitigate"]:visible')
					.first();
				const isInView = await link.evaluate((each) => each.getBoundingClientRect().bottom <= innerHeight);
				expect(isInView, pathname).toBe(true);
				await link.click();
				const mitigation = page.locator('.mitigation').first();
				await mitigation.locator('.fold > :nth-child(2)').waitFor();
				const top = await mitigation.evaluate((each) => each.getBoundingClientRect().top);
				expect(top, pathname).toBeLessThan(viewport.height / 2);
			}
		});
	});
});

test('at most six presses of Tab lead from the top of a runbook to its first Copy', async () => {
	await site.withPage({ viewport: { width: 1440, height: 900 } }, async (page) => {
		const far: string[] = [];
		for (const pathname of runbooks) {
			await page.goto(pathname);
			await firstCopy(page).waitFor();
			// The first stop skips to the text.
			await page.keyboard.press('Tab');
			await page.keyboard.press('Enter');
			let presses = 1;
			while (presses < 20 && !(await firstCopy(page).evaluate((button) => button === document.activeElement))) {
				await page.keyboard.press('Tab');
				presses += 1;
			}
			if (presses > 6) far.push(`${pathname} ${presses}`);
		}
		expect(far).toEqual([]);
	});
});

function firstCopy(page: Page) {
	return page.locator('main hs-command header button:visible').first();
}
