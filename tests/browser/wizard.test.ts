import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useSite } from '../support/browser.ts';

const site = useSite();

const SIX = '/runbooks/which-bottleneck/';

test('answers given during an incident are in its record, with the measured values', async () => {
	await site.withPage({}, async (page) => {
		await page.goto(SIX);
		await page.getByRole('button', { name: 'Start an incident' }).click();
		await page.locator('.running [role=timer]').waitFor();
		await boxOf(page, 1).fill('loop on time | worst 0.021 s');
		await page.getByRole('button', { name: 'Question 2' }).click();
		await boxOf(page, 2).fill('server has room | 43 of 100');
		await page.getByText('Record (2)').click();
		const done = await page.locator('.running ol').innerText();
		expect(done).toContain('Event loop blocked: loop on time | worst 0.021 s');
		expect(done).toContain('Server limit: server has room | 43 of 100');
		await page.reload();
		await page.locator('.running [role=timer]').waitFor();
		expect(await page.getByText('Record (2)').isVisible()).toBe(true);
	});
});

describe('the questions by keyboard', () => {
	test('lead from the first question to the runbook for the answers', async () => {
		await site.withPage({}, async (page) => {
			await page.goto(SIX);
			await answer(page, 'loop on time');
			await tabTo(page, 'Question 2');
			await page.keyboard.press('Enter');
			expect(await focusedPart(page)).toBe('2. Server limit');
			expect(await page.locator('.case .fold[open]').count()).toBe(1);
			await answer(page, 'server has room');
			await tabTo(page, 'Question 3');
			await page.keyboard.press('Enter');
			expect(await focusedPart(page)).toBe('3. Leak');
			await answer(page, 'held and silent');
			const said = page.locator('.case').nth(2).getByRole('status');
			expect(await said.innerText()).toContain('Code keeps connections after its request has ended.');
			await tabTo(page, 'Connections leak');
			await page.keyboard.press('Enter');
			await page.waitForURL((url) => url.pathname === '/runbooks/held-connections/');
		});
	});

	test('a part opens with n, its command is copied with c, and the keys can be switched off', async () => {
		await site.withPage({ permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
			await page.goto(`${SIX}#APP_URL=http://localhost:8000`);
			await page.keyboard.press('n');
			await expect.poll(() => focusedPart(page)).toBe('2. Server limit');
			await page.keyboard.press('n');
			await page.keyboard.press('n');
			await expect.poll(() => focusedPart(page)).toBe('4. Idle in transaction');
			await page.locator('.case summary').first().click();
			await page.keyboard.press('c');
			await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('http://localhost:8000');
			await page.getByRole('button', { name: 'Keys: n next, c copy, m note' }).click();
			await page.locator('.case summary').first().focus();
			await page.keyboard.press('n');
			await page.getByRole('button', { name: 'Keys are off' }).click();
			expect(await page.locator('.case .fold[open]').count()).toBe(2);
		});
	});
});

describe('pasted output', () => {
	test('marks and chooses the matching answer, and announces it', async () => {
		await site.withPage({}, async (page) => {
			await page.goto(SIX);
			await boxOf(page, 1).fill('loop on time | worst 0.003171 s\n');
			const row = page.locator('.case tr.meant');
			await row.waitFor();
			expect(await row.count()).toBe(1);
			expect(await row.innerText()).toContain('your output: seconds 0.003171');
			expect(await row.locator('input').isChecked()).toBe(true);
			const said = page.locator('.case').first().getByRole('status');
			expect(await said.innerText()).toContain('loop on time | worst 0.003171 s: The loop is free.');
		});
	});

	test('of several commands at once answers each of the questions', async () => {
		await site.withPage({}, async (page) => {
			await page.goto(SIX);
			await boxOf(page, 1).fill(
				[
					'loop on time | worst 0.003 s',
					'server has room | 43 of 100',
					'no old transaction | 0 | -',
					'mostly idle in transaction | 9 of 12',
				].join('\n'),
			);
			await page.locator('.case tr.meant').nth(3).waitFor({ state: 'attached' });
			expect(await page.locator('.case.done').count()).toBe(4);
			await page.getByRole('button', { name: 'Question 2' }).click();
			expect(await page.locator('.case').nth(1).getByRole('status').innerText()).toContain('43 of 100');
			await page.getByText('4. Idle in transaction').click();
			expect(await page.locator('.case').nth(3).getByRole('status').innerText()).toContain(
				'Commit before the slow work.',
			);
		});
	});

	test('that matches no answer is reported as such', async () => {
		await site.withPage({}, async (page) => {
			await page.goto(SIX);
			const said = page.locator('.case').first().getByRole('status');
			await boxOf(page, 1).fill('psql: command not found <img src=x onerror="window.pwned=1">');
			await expect.poll(() => said.innerText()).toContain('None of these answers matches.');
			expect(await page.locator('tr.meant').count()).toBe(0);
			await boxOf(page, 1).fill('no old transaction | 0 | -');
			await expect.poll(() => said.innerText()).toBe('None of these answers matches. The output answers question 3.');
			await boxOf(page, 1).fill('');
			await expect.poll(() => said.innerText()).toBe('');
			expect(await page.evaluate(() => (window as { pwned?: number }).pwned)).toBeUndefined();
		});
	});

	test('with several answers to one question leaves the choice to the reader', async () => {
		await site.withPage({}, async (page) => {
			await page.goto('/runbooks/shared-session-errors/');
			await boxOf(page, 1).fill('  12 MissingGreenlet\n   3 PendingRollbackError\n');
			const said = page.locator('.case').first().getByRole('status');
			await expect.poll(() => said.innerText()).toContain('2 answers match');
			expect(await page.locator('tr.meant').count()).toBe(2);
			expect(await page.locator('hs-wizard input:checked').count()).toBe(0);
			await page.getByRole('radio', { name: /MissingGreenlet/ }).check();
			await expect.poll(() => said.innerText()).toContain('12 MissingGreenlet: ');
		});
	});

	test('stays in the page', async () => {
		await site.withPage({}, async (page) => {
			const asked: string[] = [];
			page.on('request', (request) => asked.push(decodeURIComponent(request.url()) + (request.postData() ?? '')));
			await page.goto(SIX);
			await boxOf(page, 1).fill('loop on time | worst 0.003 s hunter2');
			await page.locator('hs-wizard tr.meant').waitFor();
			await page.waitForLoadState('networkidle');
			expect(asked.filter((request) => request.includes('hunter2'))).toEqual([]);
			await page.goto('/?hunter2');
			expect(asked.filter((request) => request.includes('hunter2')).length).toBeGreaterThan(0);
		});
	});
});

test.each(['light', 'dark'] as const)('axe finds nothing in the questions, in the %s theme', async (colorScheme) => {
	await site.withPage({ colorScheme, reducedMotion: 'reduce' }, async (page) => {
		await page.goto(SIX);
		await boxOf(page, 1).fill('loop on time | worst 0.003 s');
		await page.locator('hs-wizard tr.meant').waitFor();
		const { violations, passes } = await new AxeBuilder({ page }).include('hs-wizard').analyze();
		expect(passes.length).toBeGreaterThan(5);
		expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }))).toEqual([]);
	});
});

test('on paper, and for readers without script, all questions are there', async () => {
	await site.withPage({}, async (page) => {
		await page.goto(SIX);
		await page.emulateMedia({ media: 'print' });
		expect(await page.locator('hs-wizard table:visible').count()).toBe(6);
		expect(await page.locator('hs-wizard textarea:visible').count()).toBe(0);
	});
	await site.withPage({ javaScriptEnabled: false }, async (page) => {
		await page.goto(SIX);
		expect(await page.locator('hs-wizard table:visible').count()).toBe(6);
		expect(await page.locator('hs-wizard button:visible').count()).toBe(0);
		await page.getByRole('link', { name: 'All questions as a diagram' }).click();
		await page.locator('svg.dg').waitFor();
	});
});

describe('an alert link leads to its runbook and passes the values', () => {
	const VALUES = '#NAMESPACE=auth&DEPLOYMENT=login-api';
	const SHAPES = [
		'/alerts/UnauthorizedRatioHigh/',
		'/alerts/unauthorizedratiohigh/',
		'/alerts/unauthorizedratiohigh',
		'/alerts/UNAUTHORIZEDRatioHigh/',
		'/alerts/unauthorizedRatioHigh',
		'/alerts/UnauthorizedRatioHigh.md',
		'/runbooks/api/unauthorizedratiohigh/',
		'/runbooks/api/UnauthorizedRatioHigh',
		'/runbooks/some-other-group/UnauthorizedRatioHigh/',
		'/runbooks/unauthorizedratiohigh',
		'/Runbooks/Which-REFUSAL',
	];

	test.each(SHAPES)('%s', async (path) => {
		await site.withPage({}, async (page) => {
			await page.goto('/glossary/');
			const visited = visitsOf(page);
			await page.goto(path + VALUES);
			await page.waitForURL((url) => url.pathname === '/runbooks/which-refusal/' && url.hash === '');
			expect(visited).toContain(`/runbooks/which-refusal/${VALUES}`);
			await page.goBack();
			expect(new URL(page.url()).pathname).toBe('/glossary/');
		});
	});

	test('an alert with several runbooks lets the reader choose, and passes the values', async () => {
		await site.withPage({}, async (page) => {
			await page.goto(`/alerts/APIUnavailableRatioHigh${VALUES}`);
			await page.waitForURL((url) => url.pathname === '/alerts/apiunavailableratiohigh/');
			const visited = visitsOf(page);
			await page.getByRole('link', { name: 'API returns 503 or 500, the pool is full' }).click();
			await page.waitForURL((url) => url.pathname === '/runbooks/pool-full/');
			expect(visited).toContain(`/runbooks/pool-full/${VALUES}`);
		});
	});

	test('an unknown alert stays on the error page, with the closest alerts', async () => {
		await site.withPage({}, async (page) => {
			await page.goto('/alerts/DatabasePoolSaturatd/');
			const near = page.locator('hs-not-found [role=status] li a').first();
			await near.waitFor();
			expect(new URL(page.url()).pathname).toBe('/alerts/DatabasePoolSaturatd/');
		});
	});

	test('without script the page of an alert is a link', async () => {
		await site.withPage({ javaScriptEnabled: false }, async (page) => {
			await page.goto('/alerts/UnauthorizedRatioHigh/');
			await page.locator('hs-forward a').click();
			expect(new URL(page.url()).pathname).toBe('/runbooks/which-refusal/');
		});
	});
});

/** Addresses that the page navigates to, before its scripts clean them up. */
function visitsOf(page: Page): string[] {
	const visited: string[] = [];
	page.on('framenavigated', (frame) => visited.push(frame.url().slice(site.url.length)));
	return visited;
}

/** The box for the output of a question, counted from 1. */
function boxOf(page: Page, question: number): Locator {
	return page
		.locator('.case')
		.nth(question - 1)
		.locator('textarea');
}

/** The title of the part whose line has the focus. */
function focusedPart(page: Page): Promise<string | undefined> {
	return page.evaluate(() => document.activeElement?.querySelector('h3')?.textContent ?? undefined);
}

/** Moves to the radio buttons of the open question with Tab, and to the answer with arrow keys, which choose it. */
async function answer(page: Page, text: string): Promise<void> {
	await tabTo(page, '', 'hs-wizard textarea');
	await page.locator('hs-wizard input[type=radio]').first().waitFor({ state: 'attached' });
	await tabTo(page, '', 'input[type=radio]');
	await page.keyboard.press('Space');
	for (let press = 0; press < 8; press++) {
		const label = await page.evaluate(() => document.activeElement?.closest('label')?.textContent ?? '');
		if (label.includes(text)) return;
		await page.keyboard.press('ArrowDown');
	}
	throw new Error(`No answer says "${text}".`);
}

/** Presses Tab, and Shift+Tab if that does not help, until a control has the focus. */
async function tabTo(page: Page, text: string, selector = 'a, button'): Promise<void> {
	for (const [key, presses] of [
		['Tab', 25],
		['Shift+Tab', 60],
	] as const) {
		for (let press = 0; press < presses; press++) {
			const isThere = await page.evaluate(
				([wanted, matching]) => {
					const element = document.activeElement;
					return (element?.matches(matching ?? '') && element.textContent?.trim().startsWith(wanted ?? '')) ?? false;
				},
				[text, selector],
			);
			if (isThere) return;
			await page.keyboard.press(key);
		}
	}
	throw new Error(`Tab does not reach "${text || selector}".`);
}
