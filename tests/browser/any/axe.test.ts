import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useSite } from '../../support/browser.ts';
import { pageOfEachType } from '../../support/pages.ts';

const site = useSite();
const types = pageOfEachType();

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/**
 * Viewports of a phone, a tablet and a desktop, and of a desktop at 400 % zoom, which leaves a quarter in each direction.
 */
const VIEWPORTS = [
	{ name: '320 px', width: 320, height: 640 },
	{ name: '768 px', width: 768, height: 1024 },
	{ name: '1440 px', width: 1440, height: 900 },
	{ name: '2560 px', width: 2560, height: 1440 },
	{ name: '400 % zoom', width: 320, height: 256 },
];

describe.each(['light', 'dark'] as const)('in the %s theme, axe finds nothing', (colorScheme) => {
	test.each(types)('on $type ($pathname)', async ({ pathname }) => {
		await site.withPage({ colorScheme, reducedMotion: 'reduce' }, async (page) => {
			await page.goto(pathname);
			await unfoldAll(page);
			await expectNoFindings(page);
		});
	});

	test('in the search dialog of another page', async () => {
		await site.withPage({ colorScheme, reducedMotion: 'reduce' }, async (page) => {
			await page.goto('/runbooks/');
			await page.keyboard.press('/');
			await page.locator('dialog[open]').waitFor();
			await expectNoFindings(page);
		});
	});
});

describe('no page is wider than its window', () => {
	test.each(types)('$type ($pathname)', async ({ pathname }) => {
		const tooWide: string[] = [];
		await site.withPage({ deviceScaleFactor: 1 }, async (page) => {
			await page.goto(pathname);
			await unfoldAll(page);
			for (const { name, width, height } of VIEWPORTS) {
				await page.setViewportSize({ width, height });
				const { overflow, culprits } = await page.evaluate(() => {
					const room = window.innerWidth;
					const wide = [...document.querySelectorAll('body *')].filter(
						(element) => element.getBoundingClientRect().right > room,
					);
					return {
						overflow: (document.scrollingElement?.scrollWidth ?? 0) - room,
						culprits: wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)),
					};
				});
				if (overflow > 0) tooWide.push(`${overflow} px too wide at ${name}: ${culprits.join(' ')}`);
			}
		});
		expect(tooWide).toEqual([]);
	});
});

test.each(types)('at 400 % zoom, sticky elements on $type leave room to read', async ({ pathname }) => {
	await site.withPage({ viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }, async (page) => {
		await page.goto(pathname);
		await page.evaluate(() => window.scrollTo(0, 300));
		const covered = await page.evaluate(() =>
			[...document.querySelectorAll('body *')]
				.filter((element) => /^(?:sticky|fixed)$/.test(getComputedStyle(element).position))
				.map((element) => element.getBoundingClientRect())
				.filter(({ top, bottom, width }) => width > 160 && bottom > 0 && top < innerHeight)
				.reduce((sum, { top, bottom }) => sum + Math.min(bottom, innerHeight) - Math.max(top, 0), 0),
		);
		expect(covered).toBeLessThanOrEqual(256 / 3);
	});
});

async function expectNoFindings(page: Page): Promise<void> {
	const { violations, passes } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
	expect(passes.length).toBeGreaterThan(10);
	expect(violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ html }) => html) }))).toEqual([]);
}

/** Opens all collapsed sections, so that they are checked too. */
function unfoldAll(page: Page): Promise<void> {
	return page.evaluate(() => {
		for (const details of document.querySelectorAll('details')) details.open = true;
	});
}
