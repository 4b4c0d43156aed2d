import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { checkContent } from '../../src/node/content/check-content.ts';
import { CONTENT_FOLDER } from '../../src/node/places.ts';
import { useSite } from '../support/browser.ts';
import { openAll } from '../support/open-all.ts';

const site = useSite();
const POOL = '/runbooks/pool-full/';
const LINK = `${POOL}#alertname=DatabasePoolSaturated&namespace=orders&DEPLOYMENT=basket-api`;
const DESTROYS = '/runbooks/held-connections/';
const withClipboard = { permissions: ['clipboard-read', 'clipboard-write'] };

describe('values from the alert', () => {
	test('fill every command of the page and are removed from the address', async () => {
		await site.withPage({}, async (page) => {
			await openLink(page);
			await expect.poll(() => page.locator('[name=NAMESPACE]').inputValue()).toBe('orders');
			expect(await restart(page).locator('pre').innerText()).toBe(
				'kubectl -n "orders" rollout restart "deployment/basket-api"',
			);
			expect(await restart(page).locator('var').allTextContents()).toEqual(['orders', 'basket-api']);
			expect(await page.locator('.step pre').first().textContent()).toContain(
				'kubectl -n "orders" logs "deployment/basket-api"',
			);
			expect(await page.locator('.mitigation dd code').filter({ hasText: 'rollout undo' }).textContent()).toBe(
				'kubectl -n "orders" rollout undo "deployment/basket-api"',
			);
			expect(await page.locator('.params').innerText()).toContain('2 of 6 values');
			expect(page.url()).toBe(`${site.url}${POOL}`);
			expect(await page.locator('pre', { hasText: '--to-revision' }).textContent()).toContain('"$REVISION"');
		});
	});

	test('lead to the step that the link names; a plain anchor stays an anchor', async () => {
		await site.withPage({ reducedMotion: 'reduce' }, async (page) => {
			await page.goto(`${POOL}#NAMESPACE=orders&step=verify`);
			await page.locator('#verify').waitFor();
			expect(await isInView(page.locator('#verify'))).toBe(true);
			expect(page.url()).toBe(`${site.url}${POOL}#verify`);
			await page.goto(`${POOL}#escalate`);
			expect(page.url()).toBe(`${site.url}${POOL}#escalate`);
		});
	});

	test('survive a reload with later edits, and are removed on request', async () => {
		await site.withPage({}, async (page) => {
			await openLink(page);
			await page.locator('[name=NAMESPACE]').fill('payments');
			await page.reload();
			await expect.poll(() => page.locator('[name=NAMESPACE]').inputValue()).toBe('payments');
			expect(await restart(page).locator('pre').innerText()).toContain('"payments"');
			await page.getByRole('button', { name: 'Forget' }).click();
			expect(await restart(page).locator('pre').innerText()).toContain('"$NAMESPACE"');
			await page.reload();
			await expect.poll(() => page.locator('[name=NAMESPACE]').inputValue()).toBe('');
		});
	});

	test('are offered to the next runbook, but never applied automatically', async () => {
		await site.withPage({}, async (page) => {
			await openLink(page);
			await page.goto(DESTROYS);
			await expect.poll(() => page.locator('[name=NAMESPACE]').inputValue()).toBe('');
			await page.getByRole('button', { name: 'Use NAMESPACE=orders, DEPLOYMENT=basket-api' }).click();
			await expect.poll(() => page.locator('[name=DEPLOYMENT]').inputValue()).toBe('basket-api');
		});
	});

	test.each([
		['a double quote', 'a"; id; "', 'a double quote'],
		['a single quote', "o'rders", 'a single quote'],
		['a line break', 'a\nb', 'a line break'],
		['a command', '$(id)', '$, which a shell would act on'],
		['a command in back-ticks', '`id`', 'a back-tick'],
		['a second command', 'a;id', 'a semicolon'],
		['markup', '<img src=x onerror=alert(1)>', 'the character <'],
		['a change of direction', 'a\u202eb', 'U+202E'],
		['NUL', 'a\u0000b', 'U+0000'],
		['10 kB', 'x'.repeat(10_000), '10,000 characters'],
	])('with %s are visibly rejected with a reason, and reach no command', async (_, value, reason) => {
		await site.withPage({}, async (page) => {
			const alerts: string[] = [];
			page.on('dialog', (dialog) => alerts.push(dialog.message()));
			await page.goto(`${POOL}#NAMESPACE=${encodeURIComponent(value)}&DEPLOYMENT=basket-api`);
			const refusal = page.locator('#refused-NAMESPACE');
			expect(await refusal.innerText()).toContain(reason);
			expect((await refusal.innerText()).length).toBeLessThan(200);
			expect(await page.locator('[name=NAMESPACE]').getAttribute('aria-invalid')).toBe('true');
			expect(await page.locator('[name=NAMESPACE]').getAttribute('aria-describedby')).toBe('refused-NAMESPACE');
			const commands = await page.locator('main pre').allTextContents();
			expect(commands.filter((command) => command.includes(value))).toEqual([]);
			expect(commands.join('\n')).toContain('"$NAMESPACE"');
			expect(await page.locator('main img').count()).toBe(0);
			expect(alerts).toEqual([]);
		});
	});

	test('by hand are rejected at the first wrong character, and the previous value is removed', async () => {
		await site.withPage({}, async (page) => {
			await openLink(page);
			await page.locator('[name=NAMESPACE]').fill('orders;id');
			expect(await page.locator('#refused-NAMESPACE').innerText()).toContain('semicolon');
			expect(await restart(page).locator('pre').innerText()).toContain('-n "$NAMESPACE"');
			await page.locator('[name=NAMESPACE]').fill('orders');
			expect(await page.locator('#refused-NAMESPACE').innerText()).toBe('');
			expect(await page.locator('[name=NAMESPACE]').getAttribute('aria-invalid')).toBeNull();
		});
	});
});

describe('copying', () => {
	test('gives the command as shown on the page', async () => {
		await site.withPage(withClipboard, async (page) => {
			await openLink(page);
			await copyButton(restart(page)).click();
			expect(await clipboard(page)).toBe('kubectl -n "orders" rollout restart "deployment/basket-api"');
			expect(await copyButton(restart(page)).innerText()).toBe('Copied');
		});
	});

	test('a command with missing values asks for them in its place, one focused field for each', async () => {
		await site.withPage(withClipboard, async (page) => {
			await page.goto(POOL);
			await copyButton(restart(page)).focus();
			await page.keyboard.press('Enter');
			await expect.poll(() => focusedField(page)).toBe('NAMESPACE Kubernetes namespace');
			await page.keyboard.type('orders;');
			expect(await restart(page).locator('.missing').innerText()).toContain('a semicolon');
			await page.keyboard.press('Backspace');
			await page.keyboard.press('Enter');
			expect(await focusedField(page)).toBe('DEPLOYMENT Deployment of the API');
			await page.keyboard.type('basket-api');
			await page.keyboard.press('Enter');
			await expect.poll(() => clipboard(page)).toBe('kubectl -n "orders" rollout restart "deployment/basket-api"');
			await expect.poll(() => page.locator('.params [name=DEPLOYMENT]').inputValue()).toBe('basket-api');
			expect(await page.locator('.missing').count()).toBe(0);
		});
	});

	test('the page of an alert asks for them too, and its runbook has them then', async () => {
		await site.withPage(withClipboard, async (page) => {
			await page.goto('/alerts/databasepoolsaturated/');
			await page.locator('hs-command header button').click();
			await page.locator('.missing').waitFor();
			const names = await page.locator('.missing b').allTextContents();
			expect(names).not.toEqual([]);
			for (const name of names) {
				await expect.poll(() => focusedField(page)).toContain(name);
				await page.keyboard.type('http://127.0.0.1:8000');
				await page.keyboard.press('Enter');
			}
			await expect.poll(() => clipboard(page)).toContain('http://127.0.0.1:8000');
			await page.locator('.verdict .btn.main').click();
			await expect.poll(() => page.locator(`.params [name=${names[0]}]`).inputValue()).toBe('http://127.0.0.1:8000');
		});
	});

	test('the underlined name of a missing value asks for it', async () => {
		await site.withPage(withClipboard, async (page) => {
			await page.goto(POOL);
			await restart(page).locator('var').first().click();
			await expect.poll(() => focusedField(page)).toBe('NAMESPACE Kubernetes namespace');
		});
	});

	test('a command is copied with its shell variables on request, and not at all after Escape', async () => {
		await site.withPage(withClipboard, async (page) => {
			await page.goto(POOL);
			await page.evaluate(() => navigator.clipboard.writeText('before'));
			await copyButton(restart(page)).click();
			await page.locator('.missing input').first().press('Escape');
			expect(await clipboard(page)).toBe('before');
			expect(await copyButton(restart(page)).evaluate((button) => button === document.activeElement)).toBe(true);
			await copyButton(restart(page)).click();
			await page.getByRole('button', { name: 'Copy as it is' }).click();
			await expect.poll(() => clipboard(page)).toContain('"$NAMESPACE"');
		});
	});

	test('a command that destroys asks once per visit, names the loss, and returns the focus', async () => {
		await site.withPage(withClipboard, async (page) => {
			await page.goto(`${DESTROYS}#DATABASE_URL=postgresql://oncall@db.example/orders&DB_ROLE=app`);
			await page.evaluate(() => navigator.clipboard.writeText('before'));
			await openAll(page);
			const command = page.locator('hs-command[data-effect=destroy]');
			// The loss comes from the field that describes it, wherever that field is.
			await page.locator('.mitigation dl:last-of-type').evaluateAll((lists) => {
				for (const list of lists) list.insertAdjacentHTML('beforeend', '<dt>minutes</dt><dd>three</dd>');
			});
			await copyButton(command).focus();
			await page.keyboard.press('Enter');
			const dialog = page.getByRole('dialog', { name: 'Destructive command' });
			expect(await dialog.innerText()).toContain('Uncommitted work is rolled back');
			expect(await dialog.innerText()).toContain('postgresql://oncall@db.example/orders');
			await page.keyboard.press('Escape');
			expect(await clipboard(page)).toBe('before');
			expect(await copyButton(command).evaluate((button) => button === document.activeElement)).toBe(true);

			await page.keyboard.press('Enter');
			await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Cancel');
			await page.keyboard.press('Tab');
			await page.keyboard.press('Enter');
			await expect.poll(() => clipboard(page)).toContain('pg_terminate_backend');
			expect(await copyButton(command).evaluate((button) => button === document.activeElement)).toBe(true);

			await page.evaluate(() => navigator.clipboard.writeText('again'));
			await copyButton(command).click();
			await expect.poll(() => clipboard(page)).toContain('pg_terminate_backend');
		});
	});
});

describe('an incident', () => {
	test('starts with the first tick, survives reload and another runbook, and can be undone', async () => {
		await site.withPage({}, async (page) => {
			await openLink(page);
			const box = page.getByRole('checkbox', { name: /Done.*Restart the replicas/ });
			await box.check();
			await page.locator('.mitigation time').first().waitFor({ state: 'attached' });
			expect(await page.locator('.mitigation summary').first().innerText()).toMatch(/\d\d:\d\d UTC/);
			expect(await page.locator('.running').innerText()).toMatch(/T\+00:\d\d/);
			expect(await page.locator('.running').innerText()).toContain('Record (1)');
			await openAll(page);
			await page.locator('.mitigation').first().getByRole('button', { name: 'Note and output' }).click();
			await page.getByRole('textbox', { name: 'Note' }).fill('as asked');
			await page.getByRole('textbox', { name: 'Output' }).fill('restarted');

			await page.reload();
			await page.locator('.mitigation time').first().waitFor({ state: 'attached' });
			await openAll(page);
			expect(await box.isChecked()).toBe(true);
			await page.getByRole('button', { name: 'Note and output (saved)' }).click();
			expect(await page.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('as asked');
			expect(await page.getByRole('textbox', { name: 'Output' }).inputValue()).toBe('restarted');

			await page.goto('/');
			await page.getByText('Record (1)').click();
			expect(await page.locator('.running li').innerText()).toContain('Restart the replicas one after another');
			await page.goto(POOL);
			await page.locator('.mitigation time').first().waitFor({ state: 'attached' });
			await openAll(page);
			await box.uncheck();
			await expect.poll(() => page.locator('.running').innerText()).toContain('Record (0)');
			expect(await page.locator('.mitigation time').count()).toBe(0);
		});
	});

	test('survives the crash of its tab: another tab has ticks and values', async () => {
		await site.withPage({}, async (page) => {
			await openLink(page);
			await page.locator('.mitigation .tick input').first().check();
			await page.locator('.mitigation time').first().waitFor({ state: 'attached' });
			const other = await page.context().newPage();
			await page.close({ runBeforeUnload: false });
			await other.goto(POOL);
			await other.locator('.mitigation time').first().waitFor();
			await expect.poll(() => other.locator('[name=NAMESPACE]').inputValue()).toBe('orders');
		});
	});

	test('cuts an output that is too long, and says so', async () => {
		await site.withPage({}, async (page) => {
			await page.goto(POOL);
			await page.locator('.tick button').first().click();
			await page.getByRole('textbox', { name: 'Output' }).fill('x'.repeat(200_000));
			await page.locator('.notes').getByText('of 200000 characters, 65536 are saved').waitFor();
			expect((await page.getByRole('textbox', { name: 'Output' }).inputValue()).length).toBeLessThanOrEqual(65_536);
		});
	});

	test('of yesterday does not pass its ticks to the incident of today', async () => {
		await site.withPage({}, async (page) => {
			await page.goto(POOL);
			await page.locator('.tick input').first().check();
			await page.locator('.mitigation time').first().waitFor({ state: 'attached' });
			await page.clock.install({ time: Date.now() + 13 * 3_600_000 });
			await page.reload();
			await page.getByText('was put aside').waitFor();
			expect(await page.locator('.tick input').first().isChecked()).toBe(false);
			await page.getByText('Saved in this browser', { exact: true }).click();
			await page.getByRole('button', { name: 'Open again' }).click();
			await expect.poll(() => page.locator('.tick input').first().isChecked()).toBe(true);
		});
	});

	test('at most twenty are stored, and the reader is told', async () => {
		await site.withPage({}, async (page) => {
			await page.goto(POOL);
			await page.evaluate(() => {
				for (let day = 1; day <= 22; day += 1) {
					const id = `202501${String(day).padStart(2, '0')}000000`;
					const startedAt = `2025-01-${String(day).padStart(2, '0')}T00:00:00Z`;
					localStorage.setItem(
						`hs-incident:${id}`,
						JSON.stringify({ version: 1, id, startedAt, values: {}, runbooks: {}, steps: [] }),
					);
				}
			});
			await page.getByRole('button', { name: 'Start an incident' }).click();
			await page.getByText(/^Record/).click();
			await page.getByText('Older incidents were deleted').waitFor();
			const kept = await storedIncidents(page);
			expect(kept).toHaveLength(20);
			expect(kept).not.toContain('20250101000000');
			expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['hs-incident-open']);
		});
	});

	test('is deleted in one action, after a confirmation', async () => {
		await site.withPage({}, async (page) => {
			await openLink(page);
			await page.locator('.tick input').first().check();
			await page.locator('.mitigation time').first().waitFor({ state: 'attached' });
			await page.getByText(/^Record/).click();
			await page.getByText('Saved in this browser', { exact: true }).click();
			expect(await storedIncidents(page)).toHaveLength(1);
			await page.getByRole('button', { name: 'Delete everything' }).click();
			await page.keyboard.press('Escape');
			expect(await page.locator('.tick input').first().isChecked()).toBe(true);
			await page.getByRole('button', { name: 'Delete everything' }).click();
			await page.getByRole('dialog').getByRole('button', { name: 'Delete everything' }).click();
			await expect.poll(() => page.locator('.tick input').first().isChecked()).toBe(false);
			await expect.poll(() => page.locator('[name=NAMESPACE]').inputValue()).toBe('');
			const left = await page.evaluate(() => ({ ...localStorage, ...sessionStorage }));
			expect(Object.entries(left).filter(([key, value]) => key.startsWith('hs-') && value !== '{}')).toEqual([]);
			expect(await storedIncidents(page)).toEqual([]);
		});
	});

	test('works on the page if the browser stores nothing', async () => {
		await site.withPage({}, async (page) => {
			await page.addInitScript(() => {
				const refuse = () => {
					throw new Error('no storage');
				};
				Object.assign(Storage.prototype, { setItem: refuse, getItem: refuse, removeItem: refuse });
				Object.assign(IDBFactory.prototype, { open: refuse });
			});
			await openLink(page);
			await page.locator('.tick input').first().check();
			await page.getByText(/^Record/).click();
			await page.getByText('Nothing is saved').waitFor();
			expect(await page.locator('.tick input').first().isChecked()).toBe(true);
			expect(await restart(page).locator('pre').textContent()).toContain('"orders"');
		});
	});

	test('becomes a draft that the checker accepts except for its placeholders', async () => {
		await site.withPage({}, async (page) => {
			await openLink(page);
			await page.locator('.mitigation .tick input').first().check();
			await page.locator('.mitigation time').first().waitFor({ state: 'attached' });
			await openAll(page);
			await page.locator('.mitigation .tick button').first().click();
			await page.getByRole('textbox', { name: 'Output' }).fill('{"url": "postgresql://app:hunter2@db/orders"}');
			await page.locator('.verify input').check();
			await page.locator('.verify summary time').waitFor();
			const draft = await exportDraft(page);
			expect(draft.source).toContain('kubectl -n "orders" rollout restart "deployment/basket-api"');
			expect(draft.source).toContain('postgresql://app:XXXX@db/orders');
			expect(draft.source).not.toContain('hunter2');
			expect(await rulesBroken(draft)).toEqual(['unfinished-draft']);
		});
	});
});

test('a whole incident: alert, values, look-alikes, mitigation, verification, reload, draft', async () => {
	await site.withPage({ ...withClipboard, reducedMotion: 'reduce' }, async (page) => {
		const labels = 'namespace=orders&deployment=basket-api&DATABASE_URL=postgresql://oncall@db.example/orders';
		await page.goto(`/alerts/apiunavailableratiohigh/#alertname=ApiUnavailableRatioHigh&${labels}`);
		await page.locator('main a[href*="/runbooks/which-bottleneck/"]').first().click();
		await page.waitForURL((url) => url.pathname === '/runbooks/which-bottleneck/');
		await expect.poll(() => page.locator('[name=NAMESPACE]').inputValue()).toBe('orders');

		await page
			.locator('.case textarea')
			.first()
			.fill('loop on time | worst 0.012 s\nserver has room | 31 of 100\nheld and silent | 4 | 00:03:12');
		await page.getByRole('button', { name: 'Question 2' }).click();
		await page.getByRole('button', { name: 'Question 3' }).click();
		await page.locator('.said a[href^="/runbooks/held-connections/"]').click();
		await page.waitForURL((url) => url.pathname === DESTROYS);

		await page.getByRole('button', { name: /^Use NAMESPACE=orders/ }).click();
		await openAll(page);
		await copyButton(restart(page)).click();
		await expect.poll(() => clipboard(page)).toBe('kubectl -n "orders" rollout restart "deployment/basket-api"');
		await page.locator('.mitigation .tick input').first().check();
		await page.locator('.mitigation time').first().waitFor({ state: 'attached' });
		await page.locator('.verify input').check();
		await page.locator('.verify summary time').waitFor();

		await page.reload();
		await page.locator('.verify summary time').waitFor();
		expect(await page.locator('.tick input:checked').count()).toBe(2);
		const draft = await exportDraft(page);
		expect(draft.source).toContain('- { id: held-connections, outcome: worked }');
		expect(await rulesBroken(draft)).toEqual(['unfinished-draft']);
	});
});

describe('on paper and on small screens', () => {
	test('a runbook prints as a checklist with boxes, space for the time and all commands, but no buttons', async () => {
		await site.withPage({}, async (page) => {
			await openLink(page);
			expect(await page.locator('button:visible').count()).toBeGreaterThan(3);
			await page.emulateMedia({ media: 'print' });
			const boxes = await page.locator('.mitigation, .step, .verify').evaluateAll((elements) =>
				elements.map((element) => {
					const box = getComputedStyle(element, '::before');
					const heading = element.querySelector('h3');
					return {
						isBox: Number.parseFloat(box.borderTopWidth) > 0 && Number.parseFloat(box.width) > 10,
						time: heading ? getComputedStyle(heading, '::after').content : '',
					};
				}),
			);
			expect(boxes.length).toBeGreaterThan(5);
			for (const each of boxes) expect(each).toEqual({ isBox: true, time: '" ____:____ UTC"' });
			expect(await page.locator('button:visible').count()).toBe(0);
			expect(await restart(page).locator('pre').isVisible()).toBe(true);
			expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
		});
	});

	test.each([
		[360, 1],
		[768, 1],
		[1440, 0],
	])('at %i px one tap on the first screen leads to the first mitigation and opens it', async (width, jumps) => {
		await site.withPage({ viewport: { width, height: 640 }, reducedMotion: 'reduce' }, async (page) => {
			await page.goto(DESTROYS);
			const link = page.locator(`${jumps > 0 ? 'nav.jump' : 'nav.toc'} a[href="#mitigate"]`);
			const box = await link.boundingBox();
			expect((box?.y ?? 999) + (box?.height ?? 999)).toBeLessThan(640);
			await link.click();
			const stop = await page.locator('#mitigate').boundingBox();
			expect(stop?.y).toBeGreaterThanOrEqual(0);
			expect(stop?.y).toBeLessThan(120);
			expect(
				await page
					.locator('.mitigation .fold')
					.first()
					.evaluate((fold) => (fold as HTMLDetailsElement).open),
			).toBe(true);
			expect(await page.locator('nav.jump').isVisible()).toBe(jumps > 0);
		});
	});

	test.each([320, 360, 390])('at %i px a command, its label and its button fit', async (width) => {
		await site.withPage({ viewport: { width, height: 640 } }, async (page) => {
			for (const pathname of [LINK, DESTROYS]) {
				await page.goto(pathname);
				const { wide, scrolls } = await page.evaluate(() => ({
					wide: [...document.querySelectorAll('.cmd, .cmd > header > *, .cmd pre, .params input, .tick *')]
						.filter((element) => element.getBoundingClientRect().right > innerWidth)
						.map((element) => element.outerHTML.slice(0, 100)),
					scrolls: document.documentElement.scrollWidth > innerWidth,
				}));
				expect({ wide, scrolls }).toEqual({ wide: [], scrolls: false });
			}
			const header = page.locator('.mitigation .cmd > header').first();
			const [label, button] = await Promise.all([
				header.locator('.eff').boundingBox(),
				header.locator('button').boundingBox(),
			]);
			expect(Math.abs((label?.y ?? 0) - (button?.y ?? 999))).toBeLessThan(20);
		});
	});
});

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
	test('axe finds nothing on a runbook in use', async () => {
		await site.withPage({ colorScheme, reducedMotion: 'reduce' }, async (page) => {
			await page.goto(`${POOL}#NAMESPACE=$(id)&DEPLOYMENT=basket-api`);
			await page.locator('.tick input').first().check();
			await page.locator('.mitigation time').first().waitFor({ state: 'attached' });
			await page.evaluate(() => {
				for (const details of document.querySelectorAll('details')) details.open = true;
			});
			await page.locator('.tick button').first().click();
			await expectNoFindings(page);
			await copyButton(restart(page)).click();
			await page.locator('.missing').waitFor();
			await expectNoFindings(page);
		});
	});
});

test('a tick made while the storage is full stays on the page', async () => {
	await site.withPage({}, async (page) => {
		await page.goto(POOL);
		const ticks = page.locator('.tick input');
		await ticks.nth(0).check();
		await page.evaluate(() => {
			IDBObjectStore.prototype.put = () => {
				throw new DOMException('full', 'QuotaExceededError');
			};
		});
		await openAll(page);
		await ticks.nth(1).check();
		await page.getByText(/^Record/).click();
		await page.getByText('Export the draft before you close').waitFor();
		expect(await ticks.nth(0).isChecked()).toBe(true);
		expect(await ticks.nth(1).isChecked()).toBe(true);
	});
});

test('an incident that was ended in one tab is also ended in the other', async () => {
	await site.withPage({}, async (page) => {
		await page.goto(POOL);
		await page.locator('.tick input').first().check();
		const other = await page.context().newPage();
		await other.goto(POOL);
		await other.locator('.running [role=timer]').waitFor();
		await page.getByRole('button', { name: 'End', exact: true }).click();
		await page.getByRole('button', { name: 'End without a draft' }).click();
		await other.getByRole('button', { name: 'Start an incident' }).waitFor();
	});
});

test('no request contains a value, a note or an output', async () => {
	await site.withPage({}, async (page) => {
		const asked: string[] = [];
		page.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`));
		await page.goto(`${POOL}#NAMESPACE=canary-value`);
		await page.locator('.tick button').first().click();
		await page.getByRole('textbox', { name: 'Output' }).fill('canary-output');
		await page.locator('.tick input').first().check();
		await page.locator('.tick time').waitFor({ state: 'attached' });
		await page.waitForLoadState('networkidle');
		expect(asked.length).toBeGreaterThan(3);
		// The browser reports the address of the page with its fragment, which is not sent.
		const sent = asked.map((each) => each.replace(/#\S*/, ''));
		expect(sent.filter((each) => each.includes('canary'))).toEqual([]);
		await page.goto('/?canary-of-the-test');
		expect(asked.filter((each) => each.includes('canary-of-the-test')).length).toBeGreaterThan(0);
	});
});

test('changes are announced to screen readers', async () => {
	await site.withPage({}, async (page) => {
		await page.goto(`${POOL}#NAMESPACE=$(id)&DEPLOYMENT=basket-api`);
		const said = page.locator('main > [role=status]');
		expect(await said.innerText()).toContain('1 of 6 fields set from the link. NAMESPACE: Rejected.');
		await page.locator('.tick input').first().check();
		await page.getByText(/^Done at \d\d:\d\d UTC: Restart the replicas/).waitFor({ state: 'attached' });
	});
});

test('the layout does not shift when the script adds its elements', async () => {
	await site.withPage({ viewport: { width: 1440, height: 900 } }, async (page) => {
		await page.addInitScript(() => {
			const state = window as unknown as { shift: number };
			state.shift = 0;
			new PerformanceObserver((list) => {
				for (const entry of list.getEntries()) state.shift += (entry as unknown as { value: number }).value;
			}).observe({ type: 'layout-shift', buffered: true });
		});
		await page.goto(POOL, { waitUntil: 'networkidle' });
		const shift = () => page.evaluate(() => (window as unknown as { shift: number }).shift);
		expect(await shift()).toBeLessThan(0.02);
		// What the script does not do, so that it is known to be measured.
		await page.evaluate(() => document.querySelector('main')?.prepend(Object.assign(new Image(), { height: 300 })));
		await expect.poll(shift).toBeGreaterThan(0.02);
	});
});

/** Ids of the incidents in the database of the browser. */
function storedIncidents(page: Page): Promise<string[]> {
	return page.evaluate(
		() =>
			new Promise<string[]>((resolve) => {
				const opening = indexedDB.open('hindsight');
				opening.onsuccess = () => {
					const keys = opening.result.transaction('incidents').objectStore('incidents').getAllKeys();
					keys.onsuccess = () => resolve(keys.result.map(String).filter((key) => key !== 'current'));
				};
			}),
	);
}

async function exportDraft(page: Page): Promise<Draft> {
	await page.getByRole('button', { name: 'End', exact: true }).click();
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'End and export the draft' }).click(),
	]);
	return { fileName: download.suggestedFilename(), source: await readFile(await download.path(), 'utf8') };
}

/** The rules that a draft breaks in a copy of the content. */
async function rulesBroken({ fileName, source }: Draft): Promise<string[]> {
	const root = await mkdtemp(path.join(tmpdir(), 'hindsight-draft-'));
	try {
		await cp(CONTENT_FOLDER, path.join(root, 'content'), { recursive: true });
		await writeFile(path.join(root, 'content/postmortems', fileName), source);
		const { issues } = await checkContent('content', root);
		return [...new Set(issues.filter(({ file }) => file.endsWith(fileName)).map(({ rule }) => rule))];
	} finally {
		await rm(root, { recursive: true, force: true });
	}
}

/** Opens the link of an alert, and waits until its values are in the commands: they are then removed from the address. */
async function openLink(page: Page): Promise<void> {
	await page.goto(LINK);
	await page.waitForURL((url) => url.hash === '');
}

function restart(page: Page): Locator {
	return page.locator('.mitigation').first().locator('.fold > hs-command');
}

/** The accessible name of the field that has the focus. */
function focusedField(page: Page): Promise<string | undefined> {
	return page.evaluate(() => {
		const { activeElement } = document;
		const name = activeElement?.closest('label')?.querySelector('b')?.textContent;
		return activeElement instanceof HTMLInputElement ? `${name} ${activeElement.placeholder}` : undefined;
	});
}

function copyButton(command: Locator): Locator {
	return command.locator('header button');
}

function clipboard(page: Page): Promise<string> {
	return page.evaluate(() => navigator.clipboard.readText());
}

function isInView(target: Locator): Promise<boolean> {
	return target.evaluate((element) => {
		const { top, bottom } = element.getBoundingClientRect();
		return top >= 0 && bottom <= innerHeight;
	});
}

async function expectNoFindings(page: Page): Promise<void> {
	const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
	const { violations, passes } = await new AxeBuilder({ page }).withTags(tags).analyze();
	expect(passes.length).toBeGreaterThan(10);
	expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }))).toEqual([]);
}

interface Draft {
	fileName: string;
	source: string;
}

describe('the strip of an incident', () => {
	test('is on every page, counts the time, and takes a note', async () => {
		await site.withPage({}, async (page) => {
			await openLink(page);
			await page.getByRole('button', { name: 'Start an incident' }).click();
			await page.locator('.running [role=timer]').waitFor();
			for (const pathname of ['/', '/errors/pool-limit/', '/search/']) {
				await page.goto(pathname);
				await expect.poll(() => page.locator('.running').innerText()).toMatch(/T\+0\d:\d\d/);
				expect(await page.locator('.running a').getAttribute('href')).toBe(POOL);
			}
			expect(await page.locator('.running code').innerText()).toBe('orders / basket-api');
			await page.getByRole('button', { name: 'Note' }).click();
			await page.keyboard.type('asked the owner');
			const [ink, paper] = await page.locator('.running input').evaluate((input) => {
				const { color, backgroundColor } = getComputedStyle(input);
				return [color, backgroundColor];
			});
			expect(ink).not.toBe(paper);
			await page.getByRole('button', { name: 'Save' }).click();
			await page.getByText('Record (1)').click();
			expect(await page.locator('.running li').innerText()).toMatch(/\d\d:\d\d UTC asked the owner/);
			await page.goto(POOL);
			await page.locator('.running [role=timer]').waitFor();
			expect(await page.locator('.running').innerText()).toMatch(/0 of \d+/);
		});
	});

	test('keeps an unsaved note, and leaves the focus to a part that the reader ticks meanwhile', async () => {
		await site.withPage({}, async (page) => {
			await openLink(page);
			await page.getByRole('button', { name: 'Start an incident' }).click();
			await page.locator('.running').getByRole('button', { name: 'Note', exact: true }).click();
			await page.keyboard.type('asked the');
			const box = page.getByRole('checkbox', { name: /Done.*Restart the replicas/ });
			await box.check();
			await page.getByText('Record (1)').waitFor();
			// The focus is on the next part, where a tick leads.
			expect(await page.locator('.running :focus').count()).toBe(0);
			expect(await page.locator('article :focus').count()).toBe(1);
			expect(await page.locator('.running input').inputValue()).toBe('asked the');
		});
	});

	test('says with which alert or error it began', async () => {
		await site.withPage({}, async (page) => {
			await page.goto('/alerts/databasepoolsaturated/');
			await page.locator('main a[href^="/runbooks/"]').first().click();
			await page.getByRole('button', { name: 'Start an incident' }).click();
			await expect.poll(() => page.locator('.running > b').textContent()).toBe('DatabasePoolSaturated');
			await page.getByRole('button', { name: 'End', exact: true }).click();
			await page.getByRole('button', { name: 'End without a draft' }).click();

			await page.goto('/');
			await page
				.locator('main textarea')
				.fill('QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 30.00');
			await page.locator('.verdict .btn.main').click();
			await page.getByRole('button', { name: 'Start an incident' }).click();
			const title = await page.locator('.running > b').textContent();
			await page.goto('/errors/pool-limit/');
			expect(title).toBe((await page.locator('h1').textContent())?.trim());
		});
	});

	test('hands over what was done, with secrets masked', async () => {
		await site.withPage(withClipboard, async (page) => {
			await openLink(page);
			await page.locator('.mitigation .tick button').first().click();
			await page.getByRole('textbox', { name: 'Output' }).fill('postgresql://app:hunter2@db/orders');
			await page.locator('.mitigation .tick input').first().check();
			await page.getByRole('button', { name: 'Hand over' }).click();
			await expect.poll(() => clipboard(page)).toContain('Restart the replicas one after another (change)');
			expect(await clipboard(page)).toContain(
				`${site.url}${POOL}#NAMESPACE=orders&DEPLOYMENT=basket-api with NAMESPACE=orders, DEPLOYMENT=basket-api`,
			);
			expect(await clipboard(page)).not.toContain('hunter2');
			expect(await page.getByRole('dialog').innerText()).toContain('postgresql://app:XXXX@db/orders');
		});
	});

	test('is gone after the end, and so is the room for it', async () => {
		await site.withPage({}, async (page) => {
			await page.goto(POOL);
			await page.getByRole('button', { name: 'Start an incident' }).click();
			await page.getByRole('button', { name: 'End', exact: true }).click();
			await page.getByRole('button', { name: 'End without a draft' }).click();
			await page.getByRole('button', { name: 'Start an incident' }).waitFor();
			await page.goto('/');
			expect(await page.locator('.running').isVisible()).toBe(false);
		});
	});
});

test('a part that is done folds with its time, and the next one opens', async () => {
	await site.withPage({}, async (page) => {
		await page.goto(POOL);
		await page.locator('.mitigation .tick input').first().check();
		await page.locator('.mitigation summary time').waitFor();
		const isOpen = (part: Locator) => part.evaluate((fold) => (fold as HTMLDetailsElement).open);
		await expect.poll(() => isOpen(page.locator('.mitigation .fold').first())).toBe(false);
		// One mitigation is enough, so the next part is the first step.
		expect(await isOpen(page.locator('.mitigation .fold').nth(1))).toBe(false);
		await expect.poll(() => isOpen(page.locator('.step .fold').first())).toBe(true);
	});
});
