import type { Page } from 'playwright-core';

/** Opens all parts of a runbook, as a reader does to see the whole page. */
export async function openAll(page: Page): Promise<void> {
	await page.evaluate(() => {
		for (const fold of document.querySelectorAll<HTMLDetailsElement>('.fold')) fold.open = true;
	});
}
