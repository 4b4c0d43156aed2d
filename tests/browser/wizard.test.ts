import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useSite } from '../support/browser.ts';

const site = useSite();

const SIX = '/runbooks/which-bottleneck/';

test('answers given during an incident are in its record, with the measured values', async () => {
	await site.withPage({}, async (page) => {
		await page.goto(SIX);
		await page.getByRole('button', { name: 'Start an incident' }).click();
		await page.getByText('Incident since').waitFor();
		await page.getByRole('button', { name: 'Ask me, or read my output' }).click();
		const box = page.getByLabel('Paste what the command printed');
		await box.fill('loop on time | worst 0.021 s');
		await page.getByRole('button', { name: 'Go on' }).filter({ visible: true }).click();
		// The box is reused for the next question, and the first answer still has its figure.
		await box.fill('server has room | 43 of 100');
		await page.getByRole('button', { name: 'Go on' }).filter({ visible: true }).click();
		await page.getByText('What was done').click();
		const done = await page.locator('.incident ol').innerText();
		expect(done).toContain('Event loop blocked: loop on time | worst 0.021 s');
		expect(done).toContain('Server limit: server has room | 43 of 100');
		await page.reload();
		await page.getByText('Incident since').waitFor();
		expect(await page.getByText('2 done').isVisible()).toBe(true);
	});
});

describe('the questions, one at a time, by keyboard', () => {
	test('lead from the first question to the runbook for the answers, and back', async () => {
		await site.withPage({}, async (page) => {
			await start(page, SIX);
			expect(await shownQuestion(page)).toBe('1. Event loop blocked');
			expect(await page.locator('.asks .case:visible').count()).toBe(1);
			expect(await page.getByText('Question 1 of 6').isVisible()).toBe(true);
			expect(await page.locator('.case.now pre code').isVisible()).toBe(true);

			await choose(page, 'loop on time');
			expect(await shownQuestion(page)).toBe('2. Server limit');
			await choose(page, 'server has room');
			expect(await shownQuestion(page)).toBe('3. Leak');

			await tabTo(page, 'Back');
			await page.keyboard.press('Enter');
			expect(await shownQuestion(page)).toBe('2. Server limit');
			expect(await page.locator('.case.now input:checked').count()).toBe(1);
			await tabTo(page, 'Go on');
			await page.keyboard.press('Enter');
			expect(await shownQuestion(page)).toBe('3. Leak');

			await choose(page, 'held and silent');
			const end = page.locator('.case.end');
			expect(await end.evaluate((element) => element === document.activeElement)).toBe(true);
			expect(await end.innerText()).toContain('Code keeps connections after its request has ended.');
			expect(await end.innerText()).toContain('2. Server limit: server has room');
			await page.keyboard.press('Tab');
			await page.keyboard.press('Enter');
			await page.waitForURL((url) => url.pathname === '/runbooks/held-connections/');
		});
	});

	test('require an answer, can be restarted, and can return to the list', async () => {
		await site.withPage({}, async (page) => {
			await start(page, SIX);
			await tabTo(page, 'Go on');
			await page.keyboard.press('Enter');
			expect(await shownQuestion(page, false)).toBe('1. Event loop blocked');
			await choose(page, 'loop on time');
			await tabTo(page, 'Start again');
			await page.keyboard.press('Enter');
			expect(await shownQuestion(page)).toBe('1. Event loop blocked');
			expect(await page.locator('hs-wizard input:checked').count()).toBe(0);

			await tabTo(page, 'Show all questions');
			await page.keyboard.press('Enter');
			expect(await page.locator('hs-wizard .case:visible').count()).toBe(6);
			expect(await page.locator('hs-wizard').locator('input, textarea, form').count()).toBe(0);
			expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Ask me, or read my output');
		});
	});

	test('return to exactly the original list', async () => {
		await site.withPage({}, async (page) => {
			await page.goto(SIX);
			await page.locator('hs-wizard > p > button:not([hidden])').waitFor();
			const before = await page.locator('hs-wizard').innerText();
			await page.locator('hs-wizard > p > button').click();
			await page.locator('hs-wizard textarea').fill('loop on time | worst 0.003 s');
			await page.getByRole('button', { name: 'Show all questions' }).first().click();
			expect(await page.locator('hs-wizard').innerText()).toBe(before);
		});
	});
});

describe('pasted output', () => {
	test('marks and chooses the matching answer, and announces it', async () => {
		await site.withPage({}, async (page) => {
			await start(page, SIX);
			await page.keyboard.press('Tab');
			await tabToBox(page);
			await page.keyboard.insertText('loop on time | worst 0.003171 s\n');
			const row = page.locator('.case.now tr.meant');
			expect(await row.count()).toBe(1);
			expect(await row.innerText()).toContain('your output: seconds 0.003171');
			expect(await row.locator('input').isChecked()).toBe(true);
			const said = page.locator('hs-wizard [role=status]');
			expect(await said.innerText()).toBe('It says "loop on time | worst 0.003171 s": The loop is free.');
			await tabTo(page, 'Go on');
			await page.keyboard.press('Enter');
			expect(await shownQuestion(page)).toBe('2. Server limit');
		});
	});

	test('of several commands at once leads straight to the answer', async () => {
		await site.withPage({}, async (page) => {
			await start(page, SIX);
			const box = page.locator('hs-wizard textarea');
			await box.fill(
				[
					'loop on time | worst 0.003 s',
					'server has room | 43 of 100',
					'no old transaction | 0 | -',
					'mostly idle in transaction | 9 of 12',
				].join('\n'),
			);
			expect(await page.locator('hs-wizard [role=status]').innerText()).toContain('It also answers questions 2, 3, 4.');
			await tabTo(page, 'Go on');
			await page.keyboard.press('Enter');
			const end = await page.locator('.case.end').innerText();
			expect(end).toContain('Commit before the slow work.');
			expect(end).toContain('2. Server limit: server has room | 43 of 100');
		});
	});

	test('that matches no answer is reported as such', async () => {
		await site.withPage({}, async (page) => {
			await start(page, SIX);
			const said = page.locator('hs-wizard [role=status]');
			await page.locator('hs-wizard textarea').fill('psql: command not found <img src=x onerror="window.pwned=1">');
			expect(await said.innerText()).toContain('None of the answers matches.');
			expect(await page.locator('tr.meant').count()).toBe(0);
			await page.locator('hs-wizard textarea').fill('no old transaction | 0 | -');
			expect(await said.innerText()).toBe('None of these answers matches. It answers question 3.');
			await page.locator('hs-wizard textarea').fill('');
			expect(await said.innerText()).toBe('');
			expect(await page.evaluate(() => (window as { pwned?: number }).pwned)).toBeUndefined();
		});
	});

	test('with several answers to one question leaves the choice to the reader', async () => {
		await site.withPage({}, async (page) => {
			await start(page, '/runbooks/shared-session-errors/');
			await page.locator('hs-wizard textarea').fill('  12 MissingGreenlet\n   3 PendingRollbackError\n');
			expect(await page.locator('tr.meant').count()).toBe(2);
			expect(await page.locator('hs-wizard input:checked').count()).toBe(0);
			expect(await page.locator('hs-wizard [role=status]').innerText()).toContain('2 answers match');
		});
	});

	test('stays in the page', async () => {
		await site.withPage({}, async (page) => {
			const asked: string[] = [];
			page.on('request', (request) => asked.push(decodeURIComponent(request.url()) + (request.postData() ?? '')));
			await start(page, SIX);
			await page.locator('hs-wizard textarea').fill('loop on time | worst 0.003 s hunter2');
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
		await start(page, SIX);
		await page.locator('hs-wizard textarea').fill('loop on time | worst 0.003 s');
		const asked = await new AxeBuilder({ page }).include('hs-wizard').analyze();
		await page.locator('hs-wizard textarea').fill('loop is late | worst 2.5 s');
		await page.getByRole('button', { name: 'Go on' }).filter({ visible: true }).click();
		await page.locator('.case.end.now').waitFor();
		const ended = await new AxeBuilder({ page }).include('hs-wizard').analyze();
		for (const { violations, passes } of [asked, ended]) {
			expect(passes.length).toBeGreaterThan(5);
			expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }))).toEqual([]);
		}
	});
});

test('on paper, and for readers without script, all questions are there', async () => {
	await site.withPage({}, async (page) => {
		await start(page, SIX);
		await page.emulateMedia({ media: 'print' });
		expect(await page.locator('hs-wizard table:visible').count()).toBe(6);
		expect(await page.locator('hs-wizard textarea:visible').count()).toBe(0);
	});
	await site.withPage({ javaScriptEnabled: false }, async (page) => {
		await page.goto(SIX);
		expect(await page.locator('hs-wizard table:visible').count()).toBe(6);
		expect(await page.locator('hs-wizard button:visible').count()).toBe(0);
		await page.getByRole('link', { name: 'As a diagram' }).click();
		expect(await page.locator('svg.dg').isVisible()).toBe(true);
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
			await page.waitForURL((url) => url.pathname === '/runbooks/which-refusal/');
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

/** Starts the questions using only the keyboard. */
async function start(page: Page, path: string): Promise<void> {
	await page.goto(path);
	const button = page.locator('hs-wizard > p > button');
	await button.waitFor();
	await button.focus();
	await page.keyboard.press('Enter');
	await page.locator('hs-wizard.asks').waitFor();
}

/** The visible question, which also has the focus unless the browser asks for an answer. */
async function shownQuestion(page: Page, isFocused = true): Promise<string> {
	const heading = page.locator('.case.now h3');
	if (isFocused) expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
	return heading.innerText();
}

/** Moves to the radio buttons with Tab, to the answer with arrow keys, and submits with Enter. */
async function choose(page: Page, answer: string): Promise<void> {
	for (let press = 0; press < 12; press++) {
		if (await page.evaluate(() => document.activeElement?.matches('input[type=radio]'))) break;
		await page.keyboard.press('Tab');
	}
	await page.keyboard.press('Space');
	for (let press = 0; press < 8; press++) {
		const text = await page.evaluate(() => document.activeElement?.closest('label')?.textContent ?? '');
		if (text.includes(answer)) {
			await page.keyboard.press('Enter');
			return;
		}
		await page.keyboard.press('ArrowDown');
	}
	throw new Error(`No answer says "${answer}".`);
}

async function tabTo(page: Page, button: string): Promise<void> {
	for (let press = 0; press < 40; press++) {
		const text = await page.evaluate(() => document.activeElement?.textContent?.trim());
		if (text === button) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`Tab does not reach "${button}".`);
}

async function tabToBox(page: Page): Promise<void> {
	for (let press = 0; press < 12; press++) {
		if (await page.evaluate(() => document.activeElement?.matches('hs-wizard textarea'))) return;
		await page.keyboard.press('Tab');
	}
	throw new Error('Tab does not reach the box.');
}
