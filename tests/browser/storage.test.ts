import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { browserProgram } from '../../src/node/browser.ts';
import { useSite } from '../support/browser.ts';
import { openAll } from '../support/open-all.ts';

const site = useSite();
const POOL = '/runbooks/pool-full/';

test('a tick and a note survive if the browser is killed as soon as they are shown', async () => {
	const profile = await mkdtemp(path.join(tmpdir(), 'hindsight-profile-'));
	try {
		const first = await startBrowser(profile);
		await first.page.goto(site.url + POOL);
		await first.page.locator('.tick button').first().click();
		await first.page.getByRole('textbox', { name: 'Note' }).fill('as asked');
		await first.page.locator('.tick button', { hasText: 'saved' }).first().waitFor();
		await first.page.locator('.tick input').first().check();
		await first.page.locator('.mitigation time').first().waitFor();
		await kill(first);

		const second = await startBrowser(profile);
		await second.page.goto(site.url + POOL);
		await second.page.locator('.mitigation time').first().waitFor({ timeout: 10_000 });
		expect(await second.page.locator('.tick input').first().isChecked()).toBe(true);
		await openAll(second.page);
		await second.page.locator('.tick button').first().click();
		expect(await second.page.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('as asked');
		await kill(second);
	} finally {
		await rm(profile, { recursive: true, force: true });
	}
});

test('typing and ticks at the moment of a reload survive', async () => {
	await site.withPage({}, async (page) => {
		await page.goto(POOL);
		await page.locator('.tick button').first().click();
		await page.getByRole('textbox', { name: 'Output' }).fill('restarted');
		await page.locator('.tick time, .tick button:has-text("saved")').first().waitFor();
		await page.evaluate(() => {
			const area = document.querySelector<HTMLTextAreaElement>('[name=output]');
			if (!area) throw new Error('There is no box for the output.');
			area.value += ', 3 of 3';
			area.dispatchEvent(new Event('input', { bubbles: true }));
			document.querySelectorAll<HTMLInputElement>('.tick input')[1]?.click();
			location.reload();
		});
		await page.locator('.tick time').first().waitFor({ state: 'attached' });
		expect(await page.locator('.tick input').nth(1).isChecked()).toBe(true);
		await openAll(page);
		await page.locator('.tick button').first().click();
		expect(await page.getByRole('textbox', { name: 'Output' }).inputValue()).toBe('restarted, 3 of 3');
		expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['hs-incident-open']);
	});
});

test('two tabs that type into one note lose no character', async () => {
	await site.withPage({}, async (page) => {
		const other = await page.context().newPage();
		for (const each of [page, other]) {
			await each.goto(POOL);
			await each.locator('.tick button').first().click();
		}
		const type = (each: Page, letter: string) =>
			each.getByRole('textbox', { name: 'Note' }).pressSequentially(letter.repeat(80), { delay: 5, timeout: 60_000 });
		await Promise.all([type(page, 'a'), type(other, 'b')]);
		const values = async () =>
			Promise.all([page, other].map((each) => each.getByRole('textbox', { name: 'Note' }).inputValue()));
		await expect.poll(async () => new Set(await values()).size).toBe(1);
		const [text = ''] = await values();
		expect([text.replaceAll('b', '').length, text.replaceAll('a', '').length]).toEqual([80, 80]);
		await page.reload();
		await page.locator('.running [role=timer]').waitFor();
		await openAll(page);
		await page.locator('.tick button').first().click();
		await expect.poll(() => page.getByRole('textbox', { name: 'Note' }).inputValue()).toBe(text);
	});
});

test('two tabs that tick and write at the same time lose no change', async () => {
	await site.withPage({}, async (page) => {
		const other = await page.context().newPage();
		for (const each of [page, other]) await each.goto(POOL);
		const tickAll = (each: Page, from: number) =>
			each.evaluate((first) => {
				for (const [index, box] of [...document.querySelectorAll<HTMLInputElement>('.tick input')].entries()) {
					if (index % 2 === first) box.click();
				}
			}, from);
		await Promise.all([tickAll(page, 0), tickAll(other, 1)]);
		const boxes = await page.locator('.tick input').count();
		expect(boxes).toBeGreaterThan(4);
		for (const each of [page, other]) await expect.poll(() => each.locator('.tick time').count()).toBe(boxes);
	});
});

test('an incident that an earlier version stored is loaded, but not a damaged one', async () => {
	await site.withPage({}, async (page) => {
		await page.goto(POOL);
		await page.evaluate(() => {
			const startedAt = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
			const id = startedAt.replace(/\D/g, '');
			const step = {
				runbook: 'pool-full',
				step: 'mitigation Restart the replicas one after another',
				kind: 'mitigation',
				title: 'Restart the replicas one after another',
				doneAt: startedAt,
				note: 'from before',
				output: '',
				commands: [],
			};
			const incident = { version: 1, id, startedAt, values: {}, runbooks: {}, steps: [step] };
			localStorage.setItem(`hs-incident:${id}`, JSON.stringify(incident));
			const damaged = { ...incident, id: '20250101000000', startedAt: '2025-01-01T00:00:00Z\n---' };
			localStorage.setItem('hs-incident:20250101000000', JSON.stringify(damaged));
			localStorage.setItem('hs-incident', id);
		});
		await page.reload();
		await page.locator('.mitigation time').first().waitFor({ state: 'attached' });
		await page.getByText('Record (1)').click();
		await page.getByText('Saved in this browser', { exact: true }).click();
		expect(await page.getByRole('button', { name: 'Open again' }).count()).toBe(0);
	});
});

test('a theme that the site does not have is not set', async () => {
	await site.withPage({}, async (page) => {
		await page.goto('/');
		await page.evaluate(() => localStorage.setItem('hs-theme', 'x" onload="'));
		await page.reload();
		expect(await page.locator('html').getAttribute('data-theme')).toBeNull();
		await page.evaluate(() => localStorage.setItem('hs-theme', 'dark'));
		await page.reload();
		expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
	});
});

/** Starts a browser in a separate process group, with a profile that outlives it. */
async function startBrowser(profile: string): Promise<RunningBrowser> {
	const { executablePath, env, args } = await browserProgram();
	const port = path.join(profile, 'DevToolsActivePort');
	await rm(port, { force: true });
	const child = spawn(
		executablePath,
		[...args, '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
		{
			env: { ...process.env, ...env },
			detached: true,
			stdio: 'ignore',
		},
	);
	let number: string | undefined;
	for (let attempt = 0; attempt < 300 && !number; attempt += 1) {
		await new Promise((resolve) => setTimeout(resolve, 100));
		[number] = (await readFile(port, 'utf8').catch(() => '')).split('\n');
	}
	const browser = await chromium.connectOverCDP(`http://127.0.0.1:${number}`);
	const context = browser.contexts()[0] ?? (await browser.newContext());
	context.setDefaultTimeout(10_000);
	return { child, browser, page: await context.newPage() };
}

/** Kills the browser and all its processes at once, so that none of them can write any more. */
async function kill({ child, browser }: RunningBrowser): Promise<void> {
	const gone = once(child, 'exit');
	if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
	await gone;
	await browser.close().catch(() => undefined);
}

interface RunningBrowser {
	child: ChildProcess;
	browser: Browser;
	page: Page;
}
