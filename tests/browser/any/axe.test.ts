import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useSite } from '../../support/browser.ts';
import { pageOfEachType } from '../../support/pages.ts';

const site = useSite();
const types = pageOfEachType();

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** The rules of these tags that look at colours. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

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

/** A page of each type is opened only once, because opening pages takes most of the time. */
test.each(types)('$type ($pathname) is accessible in both themes and fits every window', async ({ pathname }) => {
	await site.withPage({ colorScheme: 'light', reducedMotion: 'reduce' }, async (page) => {
		await page.goto(pathname);
		await page.setViewportSize({ width: 320, height: 256 });
		await page.evaluate(() => window.scrollTo(0, 300));
		expect
			.soft(await coveredBySticky(page), 'at 400 % zoom, sticky elements leave room to read')
			.toBeLessThanOrEqual(256 / 3);
		await unfoldAll(page);
		const tooWide: string[] = [];
		for (const { name, ...size } of VIEWPORTS) {
			await page.setViewportSize(size);
			const { overflow, culprits } = await overflowOf(page);
			if (overflow > 0) tooWide.push(`${overflow} px too wide at ${name}: ${culprits.join(' ')}`);
		}
		expect.soft(tooWide).toEqual([]);
		await page.setViewportSize({ width: 1280, height: 720 });
		await expectNoFindings(page);
		await page.emulateMedia({ colorScheme: 'dark' });
		await expectNoFindings(page, 'colours only');
	});
});

test.each(['light', 'dark'] as const)(
	'axe finds nothing in the %s search dialog of another page',
	async (colorScheme) => {
		await site.withPage({ colorScheme, reducedMotion: 'reduce' }, async (page) => {
			await page.goto('/runbooks/');
			await page.keyboard.press('/');
			await page.locator('dialog[open]').waitFor();
			await expectNoFindings(page);
		});
	},
);

/** How far the page is wider than its window, in pixels, and the first elements that reach beyond it. */
function overflowOf(page: Page) {
	return page.evaluate(() => {
		const room = window.innerWidth;
		const wide = [...document.querySelectorAll('body *')].filter(
			(element) => element.getBoundingClientRect().right > room,
		);
		return {
			overflow: (document.scrollingElement?.scrollWidth ?? 0) - room,
			culprits: wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)),
		};
	});
}

/** How many pixels of the height are covered by elements that stay in place. */
function coveredBySticky(page: Page): Promise<number> {
	return page.evaluate(() =>
		[...document.querySelectorAll('body *')]
			.filter((element) => /^(?:sticky|fixed)$/.test(getComputedStyle(element).position))
			.map((element) => element.getBoundingClientRect())
			.filter(({ top, bottom, width }) => width > 160 && bottom > 0 && top < innerHeight)
			.reduce((sum, { top, bottom }) => sum + Math.min(bottom, innerHeight) - Math.max(top, 0), 0),
	);
}

/**
 * @param scope With `colours only`, for a page that was checked in another theme: themes differ in nothing else.
 */
async function expectNoFindings(page: Page, scope?: 'colours only'): Promise<void> {
	// Without legacy mode, each analysis opens another page, which takes as long as the analysis. It is needed only for frames of
	// other origins, and these pages have none until a snippet runs.
	const builder = new AxeBuilder({ page }).setLegacyMode(true);
	const { violations, passes } = await (scope ? builder.withRules(COLOUR_RULES) : builder.withTags(TAGS)).analyze();
	expect(passes.length).toBeGreaterThan(scope ? 0 : 10);
	expect
		.soft(violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ html }) => html) })))
		.toEqual([]);
}

/** Opens all collapsed sections, so that they are checked too. */
function unfoldAll(page: Page): Promise<void> {
	return page.evaluate(() => {
		for (const details of document.querySelectorAll('details')) details.open = true;
	});
}
