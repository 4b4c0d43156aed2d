import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser } from '../../src/node/browser.ts';
import { serveSite } from './serve.ts';

/** The built site in a browser, for all tests of a file. */
export function useSite(): Site {
	let browser: Browser | undefined;
	let server: Awaited<ReturnType<typeof serveSite>> | undefined;
	beforeAll(async () => {
		server = await serveSite();
		browser = await launchBrowser();
	});
	afterAll(async () => {
		await browser?.close();
		await server?.close();
	});
	return {
		get url() {
			if (!server) throw new Error('The site is served only while its tests run.');
			return server.url;
		},
		async openPage(options) {
			if (!browser) throw new Error('The browser runs only while its tests run.');
			const context = await browser.newContext({ baseURL: this.url, ...options });
			context.setDefaultTimeout(10_000);
			return context.newPage();
		},
		async withPage(options, use) {
			const page = await this.openPage(options);
			try {
				return await use(page);
			} finally {
				await page.context().close();
			}
		},
	};
}

export interface Site {
	/** Address without a slash at the end. */
	readonly url: string;
	/** Opens a page with a separate profile, which the caller closes. Addresses may be given as paths. */
	openPage: (options?: BrowserContextOptions) => Promise<Page>;
	/** Opens such a page, passes it to `use`, and closes it. */
	withPage: <T>(options: BrowserContextOptions, use: (page: Page) => Promise<T>) => Promise<T>;
}
