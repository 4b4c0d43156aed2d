import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page, Route } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useSite } from '../support/browser.ts';

const site = useSite();
const POOL = '/runbooks/pool-full/';
const SNIPPET = '/snippets/queue-when-full/';
const LINE = 'QueuePool limit of size 20 overflow 40 reached, connection timed out, timeout 30.00';

describe('an address with two slashes', () => {
	test('of a runbook fills the commands, and ticks work', async () => {
		await site.withPage({}, async (page) => {
			await page.goto(`${site.url}/${POOL}#NAMESPACE=orders&DEPLOYMENT=basket-api`);
			await expect.poll(() => page.locator('.mitigation pre').first().innerText()).toContain('-n "orders"');
			await page.locator('.tick input').first().check();
			await page.locator('.mitigation time').first().waitFor();
			expect(page.url()).toBe(`${site.url}${POOL}`);
		});
	});

	test('inside a path and with an anchor works as well', async () => {
		await site.withPage({}, async (page) => {
			await page.goto(`${site.url}//runbooks//pool-full//#NAMESPACE=orders&step=verify`);
			await expect.poll(() => page.locator('.mitigation pre').first().innerText()).toContain('-n "orders"');
			expect(page.url()).toBe(`${site.url}${POOL}#verify`);
		});
	});

	test.each(['//search/?q=timeout', '//search/#q=timeout', '//search//?q=timeout'])('%s finds pages', async (path) => {
		await site.withPage({}, async (page) => {
			await page.goto(site.url + path);
			await page.locator('.results li').first().waitFor();
			expect(page.url()).toBe(`${site.url}/search/#q=timeout`);
		});
	});

	test('of an alert leads to its runbook with the values', async () => {
		await site.withPage({}, async (page) => {
			await page.goto(`${site.url}//alerts/DatabasePoolSaturated/#namespace=orders`);
			await page.locator('main a[href*="/runbooks/"]').first().click();
			await page.waitForURL((url) => url.pathname.startsWith('/runbooks/'));
			await expect.poll(() => page.locator('[name=NAMESPACE]').inputValue()).toBe('orders');
		});
	});
});

/** After a deploy, files with a hash in their name no longer exist, except those that the page has already loaded. */
describe('on a page of an older version of the site', () => {
	test('a tick is removed, and the page says why', async () => {
		await onOldPage(POOL, async (page) => {
			const box = page.locator('.tick input').first();
			await box.click();
			const failure = failureAt(page, '.mitigation .tick ~ .failure');
			await expectFailure(failure, /^This tick was not saved\. A part of this page could not be loaded\./);
			expect(await box.isChecked()).toBe(false);
			expect(await box.evaluate((each: HTMLInputElement) => each.indeterminate)).toBe(false);
			expect(await page.locator('.mitigation time').count()).toBe(0);
			await page.unrouteAll();
			await failure.getByRole('button', { name: 'Reload the page' }).click();
			await page.locator('hs-runbook .incident button').waitFor();
			expect(await box.isChecked()).toBe(false);
			await box.check();
			await page.locator('.mitigation time').first().waitFor({ state: 'attached' });
		});
	});

	test.each([
		['notes', POOL, '.tick button', '.tick ~ .failure', /^Notes cannot be written\./],
		[
			'an incident',
			POOL,
			'hs-runbook .incident button',
			'.incident ~ .failure',
			/^The incident could not be started\./,
		],
		[
			'the questions',
			'/runbooks/which-bottleneck/',
			'.case textarea',
			'hs-wizard ~ .failure',
			/The tables say what each answer means/,
		],
		['a snippet', SNIPPET, 'hs-snippet .controls .btn.main', 'hs-snippet .failure', /^It did not run\./],
	])('%s: the page reports it next to the button', async (_, path, button, failure, words) => {
		await onOldPage(path, async (page) => {
			await page.locator(button).first().click();
			await expectFailure(failureAt(page, failure), words);
		});
	});

	test('the search and the dialog of a page report it', async () => {
		await onOldPage('/search/', async (page) => {
			await page.locator('main hs-paste textarea').fill('timeout');
			await expectFailure(failureAt(page, '.results-status ~ .failure'), /^The search did not work/);
		});
		await onOldPage('/glossary/', async (page) => {
			await page.keyboard.press('/');
			await expectFailure(failureAt(page, 'dialog .failure'), /^No verdict can be shown/);
			await page.locator('dialog form button').click();
			await page.getByText('The text was not looked up.').waitFor();
			await expectFailure(failureAt(page, 'dialog .failure'), /^The text was not looked up\./);
		});
	});

	test('the verdict reports it', async () => {
		await site.withPage({}, async (page) => {
			await page.route(/match-worker/, gone);
			await page.goto('/');
			await page.locator('main textarea').fill(LINE);
			const failure = failureAt(page, 'hs-paste .failure');
			await expectFailure(failure, /^No verdict: a part of this page could not be loaded/);
			expect(await failure.getByRole('button', { name: 'Reload the page' }).count()).toBe(1);
		});
	});

	test('a draft reports it', async () => {
		await site.withPage({}, async (page) => {
			await page.goto('/');
			await page
				.locator('main textarea')
				.fill('org.example.WidgetException: the flange of unit 17 refused to be blessed');
			await page.locator('[data-draft]').waitFor();
			await page.route('**/_astro/**', gone);
			await page.locator('[data-draft]').click();
			await expectFailure(failureAt(page, '.verdict .failure'), /^No draft was made\./);
		});
	});
});

test('loading a part times out after ten seconds, and until then a tick looks neither done nor undone', async () => {
	await site.withPage({}, async (page) => {
		await page.goto(POOL, { waitUntil: 'networkidle' });
		await page.route('**/_astro/**', hang);
		await page.locator('.tick input').first().click();
		expect(
			await page
				.locator('.tick input')
				.first()
				.evaluate((box: HTMLInputElement) => box.indeterminate),
		).toBe(true);
		await failureAt(page, '.mitigation .failure').waitFor({ timeout: 14_000 });
		expect(await page.locator('.tick input').first().isChecked()).toBe(false);
		await page.unrouteAll({ behavior: 'ignoreErrors' });
	});
});

test('a refused copy is reported visibly', async () => {
	await site.withPage({}, async (page) => {
		await page.addInitScript(() => {
			Object.assign(Clipboard.prototype, { writeText: () => Promise.reject(new Error('no')) });
		});
		await page.goto(`${POOL}#NAMESPACE=orders&DEPLOYMENT=basket-api`);
		await page.locator('.mitigation .fold > hs-command header button').first().click();
		await expectFailure(failureAt(page, '.mitigation .failure'), /did not allow copying\. The command is selected/);
		await page.getByRole('button', { name: 'Copy link' }).click();
		await expectFailure(failureAt(page, '.params .failure'), /The link is: http.*NAMESPACE=orders/);
	});
});

test('an error in a script is not reported as a part that could not be loaded', async () => {
	await site.withPage({}, async (page) => {
		await page.addInitScript(() => {
			Object.assign(Intl, {});
			Date.prototype.toISOString = () => {
				throw new TypeError('a fault on purpose');
			};
		});
		await page.goto(POOL);
		await page.locator('.tick input').first().click();
		await expectFailure(failureAt(page, '.mitigation .failure'), /This is a bug: a fault on purpose/);
		expect(await page.locator('.tick input').first().isChecked()).toBe(false);
	});
});

test('an element that cannot start reports it', async () => {
	await site.withPage({}, async (page) => {
		await page.addInitScript(() => {
			History.prototype.replaceState = () => {
				throw new DOMException('refused', 'SecurityError');
			};
		});
		await page.goto(`${POOL}#NAMESPACE=orders`);
		await expectFailure(failureAt(page, 'hs-runbook .failure'), /^Values are not in the commands\./);
	});
});

test('without storage, a text that cannot be passed on stays in its box', async () => {
	await site.withPage({}, async (page) => {
		await page.addInitScript(() => {
			Storage.prototype.setItem = () => {
				throw new Error('no storage');
			};
		});
		await page.goto('/');
		await page.locator('main textarea').fill(LINE);
		await page.locator('main form button').click();
		await expectFailure(failureAt(page, 'main form .failure'), /Copy it to the search page/);
		expect(await page.locator('main textarea').inputValue()).toBe(LINE);
	});
});

describe('a request that hangs', { concurrent: true }, () => {
	test('for the index ends in a message; Try again works when the network is back', async () => {
		await site.withPage({}, async (page) => {
			await page.route('**/api/signatures.v1.json', hang);
			await page.goto('/');
			await page.locator('main textarea').fill(LINE);
			await page.getByText('Loading the list of known errors…').waitFor();
			// More typing restarts neither the wait nor the worker.
			await page.locator('main textarea').press('End');
			await page.locator('main textarea').pressSequentially(' x');
			const failure = failureAt(page, 'hs-paste .failure');
			await failure.waitFor({ timeout: 15_000 });
			await expectFailure(
				failure,
				/^No verdict: the list of known errors could not be loaded\. \/api\/signatures\.v1\.json did not arrive within 10 seconds\./,
			);
			await page.unrouteAll({ behavior: 'ignoreErrors' });
			await failure.getByRole('button', { name: 'Try again' }).click();
			await page.locator('.verdict.known').waitFor();
			expect(await failure.count()).toBe(0);
		});
	});

	test('for the script of the matcher ends in a message', async () => {
		await site.withPage({}, async (page) => {
			await page.route(/match-worker/, hang);
			await page.goto('/');
			await page.locator('main textarea').fill(LINE);
			const failure = failureAt(page, 'hs-paste .failure');
			await failure.waitFor({ timeout: 16_000 });
			await page.unrouteAll({ behavior: 'ignoreErrors' });
			await failure.getByRole('button', { name: 'Try again' }).click();
			await page.locator('.verdict.known').waitFor();
		});
	});

	test('for the cards leaves the verdict, says what is missing, and Try again loads it', async () => {
		await site.withPage({}, async (page) => {
			await page.route('**/api/cards.v1.json', hang);
			await page.goto('/');
			await page.locator('main textarea').fill(LINE);
			await page.locator('.verdict.known').waitFor({ timeout: 5000 });
			const failure = failureAt(page, 'hs-paste .failure');
			await failure.waitFor({ timeout: 14_000 });
			await page.unrouteAll({ behavior: 'ignoreErrors' });
			await failure.getByRole('button', { name: 'Try again' }).click();
			await page.locator('.verdict.known .btn.main[href^="/runbooks/"]').waitFor();
			expect(await failure.count()).toBe(0);
		});
	});

	test.each([
		['the library', '**/pagefind/pagefind.js*'],
		['its worker and everything else', '**/pagefind/**'],
		['the entry', '**/pagefind/pagefind-entry.json*'],
		['the WebAssembly', '**/pagefind/wasm*'],
		['a part of the index', '**/pagefind/index/**'],
		['a page that was found', '**/pagefind/fragment/**'],
	])('in the search, for %s, ends in a message, and Try again works', async (_, pattern) => {
		await site.withPage({}, async (page) => {
			await page.route(pattern, hang);
			await page.goto('/search/?q=timeout');
			await page.getByText(/^(?:Searching…|\d+ pages found\.)$/).waitFor();
			await searchRecovers(page);
		});
	});

	test('for a file of a snippet ends in a message, and Run works again', async () => {
		await site.withPage({}, async (page) => {
			await page.route('**/runtimes/manifest.json', hang);
			await page.goto(SNIPPET);
			await page.locator('hs-snippet .controls .btn.main').click();
			const state = page.locator('hs-snippet .state').filter({ hasText: 'It did not run' });
			await state.waitFor({ timeout: 14_000 });
			expect(await state.innerText()).toContain(
				'/runtimes/manifest.json did not arrive within 10 seconds. Press Run to try again.',
			);
			await page.unrouteAll({ behavior: 'ignoreErrors' });
		});
	});

	test('for a part of a runtime ends in a message', async () => {
		await site.withPage({}, async (page) => {
			await page.route('**/runtimes/*.bin', hang);
			await page.goto(SNIPPET);
			await page.locator('hs-snippet .controls .btn.main').click();
			const state = page.locator('hs-snippet .state').filter({ hasText: 'It did not run' });
			await state.waitFor({ timeout: 25_000 });
			expect(await state.innerText()).toMatch(/did not arrive within 20 seconds\. Press Run to try again\./);
			await page.unrouteAll({ behavior: 'ignoreErrors' });
		});
	});
});

describe('a request that fails', () => {
	test.each([
		['the library', '**/pagefind/pagefind.js*'],
		['everything', '**/pagefind/**'],
		['the entry', '**/pagefind/pagefind-entry.json*'],
		['a part of the index', '**/pagefind/index/**'],
		['a page that was found', '**/pagefind/fragment/**'],
	])('in the search, for %s, ends in a message, and Try again works', async (_, pattern) => {
		await site.withPage({}, async (page) => {
			await page.route(pattern, (route) => route.abort('internetdisconnected'));
			await page.goto('/search/?q=timeout');
			await searchRecovers(page);
		});
	});

	test('and the next search works without any button', async () => {
		await site.withPage({}, async (page) => {
			await page.route('**/pagefind/**', (route) => route.abort());
			await page.goto('/search/?q=timeout');
			await failureAt(page, '.results-status ~ .failure').waitFor({ timeout: 20_000 });
			await page.unrouteAll();
			await page.locator('main hs-paste textarea').fill('connection');
			await page.locator('.results li').first().waitFor();
			expect(await page.locator('hs-search .failure').count()).toBe(0);
		});
	});
});

test('"Show more" pressed twice shows no page twice', async () => {
	await site.withPage({}, async (page) => {
		await page.goto('/search/?q=connection');
		await page.locator('.results li').first().waitFor();
		await page.locator('[data-more]').evaluate((button: HTMLElement) => {
			button.click();
			button.click();
		});
		await page.locator('.results li').nth(10).waitFor();
		await page.waitForTimeout(500);
		const links = await page
			.locator('.results h3 a')
			.evaluateAll((all) => all.map((each) => each.getAttribute('href')));
		expect(links.length).toBeGreaterThan(10);
		expect(new Set(links).size).toBe(links.length);
	});
});

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
	test.each([390, 1440])('a failure fits at %i px, and axe finds nothing in it', async (width) => {
		await onOldPage(
			POOL,
			async (page) => {
				await page.locator('.tick input').first().click();
				const failure = failureAt(page, '.mitigation .failure');
				await failure.waitFor();
				const box = await failure.boundingBox();
				expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 9999) <= width).toBe(true);
				const { violations, passes } = await new AxeBuilder({ page }).include('.failure').analyze();
				expect(passes.length).toBeGreaterThan(3);
				expect(violations.map(({ id }) => id)).toEqual([]);
			},
			{ colorScheme, viewport: { width, height: 900 } },
		);
	});
});

/** A page whose script was loaded before all other files of its version were removed. */
async function onOldPage(
	path: string,
	use: (page: Page) => Promise<void>,
	options: Parameters<typeof site.withPage>[0] = {},
): Promise<void> {
	await site.withPage(options, async (page) => {
		await page.goto(path, { waitUntil: 'networkidle' });
		await page.route('**/_astro/**', gone);
		await use(page);
	});
}

function gone(route: Route): Promise<void> {
	return route.fulfill({ status: 404, contentType: 'text/html', body: 'Not found' });
}

/** A request handler that never responds. */
function hang(): void {
	return undefined;
}

function failureAt(page: Page, selector: string): Locator {
	return page.locator(selector).first();
}

/** Expects a visible failure that is also announced to screen readers. */
async function expectFailure(failure: Locator, words: RegExp): Promise<void> {
	await failure.waitFor({ timeout: 20_000 });
	expect(await failure.innerText()).toMatch(words);
	expect(await failure.getAttribute('role')).toBe('alert');
	const box = await failure.boundingBox();
	expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThan(20);
}

async function searchRecovers(page: Page): Promise<void> {
	const failure = failureAt(page, 'hs-search .failure').and(
		page.locator('.results-status ~ .failure, [data-more] ~ .failure'),
	);
	await failure.waitFor({ timeout: 25_000 });
	expect(await failure.innerText()).toMatch(/^The search did not work/);
	await page.unrouteAll({ behavior: 'ignoreErrors' });
	await failure.getByRole('button', { name: 'Try again' }).click();
	await page.locator('.results li').first().waitFor();
	expect(await failure.count()).toBe(0);
}
