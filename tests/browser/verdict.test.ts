import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useSite } from '../support/browser.ts';

const site = useSite();

const LINE =
	'2025-12-28 16:41:35,563 - routes.order_routes - ERROR - Create order error: QueuePool limit of size 20 overflow 40 reached, connection timed out, timeout 30.00 (Background on this error at: https://sqlalche.me/e/20/3o7r)';
const UNKNOWN = 'org.example.WidgetException: the flange of unit 17 refused to be blessed by "alice"\nat line 2';
const SECRET = 'hunter2-never-to-be-sent';

describe('the verdict on a paste', () => {
	test('names the error, marks the span and shows the captured values', async () => {
		await onHome(async (page) => {
			await paste(page, LINE);
			const card = page.locator('.verdict.known');
			expect(await card.locator('h2 a').getAttribute('href')).toBe('/errors/pool-limit/');
			expect(await card.locator('mark').textContent()).toMatch(/^QueuePool limit of size 20 overflow 40 reached/);
			const values = await card.locator('.got dd').allTextContents();
			expect(values).toEqual(expect.arrayContaining(['20', '40']));
			expect(await card.locator('.btn.main').getAttribute('href')).toMatch(/^\/runbooks\/.+\/$/);
			expect(await card.locator('a[href^="/postmortems/"]').count()).toBeGreaterThan(0);
			expect(await page.locator('.verdict-status').textContent()).toMatch(/^Known: /);
		});
	});

	test('follows the typing, and disappears when the box is emptied', async () => {
		await onHome(async (page) => {
			await paste(page, 'QueuePool limit of');
			await page
				.locator('textarea')
				.pressSequentially(' size 5 overflow 10 reached, connection timed out, timeout 30.00');
			await page.locator('.verdict.known').waitFor();
			await page.locator('textarea').fill('');
			await page.locator('.verdict').waitFor({ state: 'detached' });
		});
	});

	test('says "no match" and offers a draft from the text', async () => {
		await onHome(async (page) => {
			await paste(page, UNKNOWN);
			const card = page.locator('.verdict.unknown');
			expect(await card.textContent()).toContain('WidgetException');
			expect(await card.locator('a[href^="/runbooks/"]').count()).toBeGreaterThan(0);
			const [download] = await Promise.all([page.waitForEvent('download'), card.locator('[data-draft]').click()]);
			expect(download.suggestedFilename()).toMatch(/\.mdx$/);
			const draft = await readFile(await download.path(), 'utf8');
			expect(draft).toContain('signatures:');
			expect(draft).toContain('WidgetException');
		});
	});

	test.each(["KeyError: 'user_id'", 'ConnectionRefusedError: [Errno 111] Connection refused'])(
		'is also given for a short message of a program: %s',
		async (text) => {
			await onHome(async (page) => {
				await paste(page, text);
				await page.locator('.verdict.unknown').waitFor();
			});
		},
	);

	test('is not given for search words', async () => {
		await onHome(async (page) => {
			await paste(page, LINE);
			await page.locator('.verdict.known').waitFor();
			// The answer to the words removes the verdict on the line.
			await paste(page, 'pool exhausted runbook');
			await page.locator('.verdict').waitFor({ state: 'detached' });
			expect(await page.locator('.verdict-status').textContent()).not.toMatch(/^(?:Known|Possible|No match)/);
		});
	});

	test.each([
		['[ERROR] Pool exhausted, waiting for available connection', '/runbooks/which-bottleneck/', 6],
		['HighErrorRate', '/runbooks/which-bottleneck/', 6],
		['/me 401 unauthorized', '/runbooks/which-refusal/', 3],
		['503', '/runbooks/which-bottleneck/', 6],
	])('shows a message with several causes as a fork that lists the causes: %s', async (text, path, causes) => {
		await onHome(async (page) => {
			await page.locator('main textarea').fill(text);
			const card = page.locator('.verdict.possible');
			await card.locator('.causes li').first().waitFor();
			expect(await page.locator('.verdict').count()).toBe(1);
			expect(await card.locator('h2 a').getAttribute('href')).toBe(path);
			expect(await card.locator('.btn.main').getAttribute('href')).toBe(`${path}#question-1`);
			expect(await card.locator('.causes li').count()).toBe(causes);
			expect(await card.locator('mark').textContent()).not.toBe('');
			expect(await page.locator('.verdict-status').textContent()).toMatch(/^Possible: /);
			await card.locator('.btn.main').click();
			await page.locator('#question-1').waitFor();
		});
	});

	test('is a link to the fork if its causes could not be loaded', async () => {
		await site.withPage({}, async (page) => {
			await page.route('**/api/forks.v1.json', (route) => route.abort());
			await page.goto('/');
			await page.locator('main textarea').fill('HighErrorRate');
			const card = page.locator('.verdict.possible');
			await card.waitFor();
			expect(await card.locator('.btn.main').getAttribute('href')).toBe('/alerts/HighErrorRate/');
		});
	});

	test('answers a paste without focus, and scrolls into view on a phone', async () => {
		await site.withPage({ viewport: { width: 360, height: 640 }, reducedMotion: 'reduce' }, async (page) => {
			await page.goto('/');
			await page.evaluate((line) => {
				const data = new DataTransfer();
				data.setData('text/plain', line);
				document.body.dispatchEvent(
					new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
				);
			}, LINE);
			const way = page.locator('.verdict.known .go .btn.main');
			await way.waitFor();
			const box = await way.boundingBox();
			expect((box?.y ?? 999) + (box?.height ?? 999)).toBeLessThan(640);
			expect(await page.locator('main textarea').inputValue()).toBe(LINE);
		});
	});

	test('appears for the next text after the index could not be loaded', async () => {
		await site.withPage({}, async (page) => {
			await page.route('**/api/signatures.v1.json', (route) => route.abort());
			await page.goto('/');
			await page.locator('main textarea').fill(LINE);
			await page.getByText('No verdict:').waitFor();
			await page.unroute('**/api/signatures.v1.json');
			await paste(page, `${LINE} again`);
			await page.locator('.verdict.known').waitFor();
		});
	});

	test('does not wait long for the cards', async () => {
		await site.withPage({}, async (page) => {
			await page.route('**/api/cards.v1.json', () => undefined);
			await page.goto('/');
			await paste(page, LINE);
			await page.locator('.verdict.known').waitFor({ timeout: 5000 });
			await page.unrouteAll({ behavior: 'ignoreErrors' });
		});
	});

	test('reads a file that is dropped on the box', async () => {
		await onHome(async (page) => {
			const transfer = await page.evaluateHandle((line) => {
				const data = new DataTransfer();
				data.items.add(new File([`first line\n${line}\n`], 'app.log', { type: 'text/plain' }));
				return data;
			}, LINE);
			await page.locator('form.paste').dispatchEvent('drop', { dataTransfer: transfer });
			await page.locator('.verdict.known').waitFor();
			expect(await page.locator('textarea').inputValue()).toContain('first line');
		});
	});

	test('is the same in the dialog of another page and on the search page by address', async () => {
		await site.withPage({}, async (page) => {
			await page.goto('/errors/');
			await page.keyboard.press('/');
			await page.locator('dialog textarea').fill(LINE);
			await page.locator('dialog .verdict.known').waitFor();
			await page.goto(`/search/?q=${encodeURIComponent('QueuePool limit of size 5 overflow 10 reached')}`);
			await page.locator('.verdict.known').waitFor();
		});
	});

	test('shows markup in a paste as text', async () => {
		await onHome(async (page) => {
			await paste(page, `<img src=x onerror=alert(1)> ${LINE} <b>bold</b>`);
			expect(await page.locator('.verdict .line').first().textContent()).toContain('<b>bold');
			expect(await page.locator('.verdict img, .verdict .line b').count()).toBe(0);
		});
	});

	test('sends no part of the paste anywhere, whether typed, matched, drafted or looked up', async () => {
		await site.withPage({}, async (page) => {
			const sent: string[] = [];
			page.on('request', (request) => sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`));
			page.on('websocket', (socket) => sent.push(`socket ${socket.url()}`));
			await page.goto('/');
			await paste(page, `${UNKNOWN} password=${SECRET}`);
			await page.locator('[data-draft]').click();
			await paste(page, `${LINE} password=${SECRET}`);
			await page.locator('main form button').click();
			await page.waitForURL('**/search/**');
			await page.locator('.verdict').first().waitFor();
			await page.reload();
			await page.locator('.verdict').first().waitFor();
			expect(sent.length).toBeGreaterThan(5);
			expect(sent.filter((request) => request.includes(SECRET) || request.includes('QueuePool'))).toEqual([]);
			expect(page.url()).not.toContain(SECRET);
			await page.goto(`/?${SECRET}`);
			expect(sent.filter((request) => request.includes(SECRET)).length).toBeGreaterThan(0);
		});
	});
});

function onHome<T>(use: (page: Page) => Promise<T>): Promise<T> {
	return site.withPage({}, async (page) => {
		await page.goto('/');
		return use(page);
	});
}

async function paste(page: Page, text: string): Promise<void> {
	await page.locator('main textarea').fill(text);
	if (text.length > 60) await page.locator('.verdict').first().waitFor();
}
