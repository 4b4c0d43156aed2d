import type { Page } from 'playwright-core';

/**
 * The directives of the content security policy that a page violates from now on, in order. They come from the event of the
 * browser, because its messages are in words of its own. The first call for a page must come before its first address.
 */
export async function countRefusals(page: Page): Promise<string[]> {
	const refused: string[] = [];
	await page.exposeBinding('hsRefused', (_source, directive: string) => {
		refused.push(directive);
	});
	await page.addInitScript(() => {
		document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
			(window as unknown as { hsRefused: (directive: string) => void }).hsRefused(effectiveDirective);
		});
	});
	return refused;
}
