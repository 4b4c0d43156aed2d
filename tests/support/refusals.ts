import type { Page } from 'playwright-core';

/**
 * The directives of the content security policy that a page violates, in order, each with what it blocked. They come from the
 * event of the browser, because the text of its messages may change. Call this once, before the page is opened.
 */
export async function recordRefusals(page: Page): Promise<string[]> {
	const refused: string[] = [];
	await page.exposeBinding('hsRefused', (_source, refusal: string) => {
		refused.push(refusal);
	});
	await page.addInitScript(() => {
		document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
			(window as unknown as { hsRefused: (refusal: string) => void }).hsRefused(`${effectiveDirective} ${blockedURI}`);
		});
	});
	return refused;
}
