import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useSite } from '../support/browser.ts';

const site = useSite();

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

describe.each(['light', 'dark'] as const)('in the %s theme, axe finds nothing', (colorScheme) => {
	test('on the search page with a verdict and results', async () => {
		await site.withPage({ colorScheme, reducedMotion: 'reduce' }, async (page) => {
			await page.goto('/search/');
			await page
				.locator('main hs-paste textarea')
				.fill('QueuePool limit of size 5 overflow 10 reached, connection timed out');
			await page.locator('hs-search > [role=status]').filter({ hasText: /found/ }).waitFor();
			await page.locator('.verdicts > *').first().waitFor();
			await expectNoFindings(page);
		});
	});
});

async function expectNoFindings(page: Page): Promise<void> {
	const { violations, passes } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
	expect(passes.length).toBeGreaterThan(10);
	expect(violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ html }) => html) }))).toEqual([]);
}
