import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useSite } from '../support/browser.ts';
import { openEditor, runCode, startCode } from '../support/run-code.ts';
import { runEnd } from '../support/snippets.ts';

const site = useSite();

const sleep = (ms: number) => `await new Promise((resolve) => setTimeout(resolve, ${ms}));`;
const point = (x: number, y: number) =>
	`console.log('hs-series ' + JSON.stringify({ name: 'in use', unit: 'connections', x: ${x}, y: ${y} }));`;

describe('while a snippet runs', () => {
	test('the recorded output is shown until there is new output, and can be shown again', async () => {
		await onEditor(async (page) => {
			const recorded = page.locator('.variant:visible details.recorded');
			await startCode(page, `${sleep(1500)} console.log('new output');`);
			expect(await recorded.locator('pre').isVisible()).toBe(true);
			await runEnd(page);
			expect(await recorded.locator('pre').isVisible()).toBe(false);
			await recorded.locator('summary').click();
			expect(await recorded.locator('pre').isVisible()).toBe(true);
			// A reader who opened it wants to compare, so a second run leaves it open.
			await runCode(page, `console.log('more output');`);
			expect(await recorded.locator('pre').isVisible()).toBe(true);
		});
	});

	test('the recorded output stays if the program prints nothing, and Reset shows it again', async () => {
		await onEditor(async (page) => {
			const recorded = page.locator('.variant:visible details.recorded pre');
			await runCode(page, 'process.exitCode = 2;');
			expect(await recorded.isVisible()).toBe(true);
			await runCode(page, 'console.log(1);');
			expect(await recorded.isVisible()).toBe(false);
			await page.locator('[data-do=reset]').click();
			expect(await recorded.isVisible()).toBe(true);
		});
	});

	test('the seconds are shown, but only the phase is announced', async () => {
		await onEditor(async (page) => {
			await startCode(page, sleep(2500));
			const state = page.locator('.state');
			await state.filter({ hasText: /^Running, [12] s$/ }).waitFor();
			expect(await state.locator('[role=status]').textContent()).toBe('Running');
			await runEnd(page);
			expect(await state.textContent()).toMatch(/^Ended after [\d.]+ s with exit status 0\.$/);
		});
	});

	test('the amount of data is shown while it is loaded', async () => {
		await onEditor(async (page) => {
			const { promise: released, resolve: release } = Promise.withResolvers<void>();
			await page.route(/\/runtimes\/typescript-\w+\.bin$/, async (route) => {
				await released;
				await route.continue();
			});
			await page.locator('.controls .btn.main').click();
			const loading = page.locator('.state', { hasText: /^Loading TypeScript: \d+ of \d+ kB, \d+ s$/ });
			await loading.waitFor();
			expect(await page.locator('hs-snippet progress').isVisible()).toBe(true);
			release();
			await runEnd(page);
			expect(await page.locator('hs-snippet progress').isVisible()).toBe(false);
		});
	});

	test('the series that it prints are drawn as a chart with a table', async () => {
		await onEditor(async (page) => {
			await startCode(page, `${point(0, 1)} ${point(1, 3)} ${sleep(2500)} ${point(2, 2)}`);
			const line = page.locator('.live .chart polyline');
			await line.waitFor({ state: 'attached' });
			expect(await page.locator('.state').textContent()).toMatch(/^Running/);
			expect((await line.getAttribute('points'))?.split(' ')).toHaveLength(2);
			await page.locator('.live .chart summary').click();
			await runEnd(page);
			expect((await line.getAttribute('points'))?.split(' ')).toHaveLength(3);
			// The table that the reader opened stays open.
			expect(await page.locator('.live .chart table').innerText()).toMatch(/in use\s+0\s+1\s+1\s+3\s+2\s+2/);
			expect(await page.locator('.live .out').textContent()).toBe('');
			await runCode(page, 'console.log(1);');
			expect(await line.count()).toBe(0);
		});
	});
});

describe('a knob with a range', () => {
	test('is a slider and a number that follow each other, with the keyboard', async () => {
		await onEditor(async (page) => {
			const slider = page.getByLabel('Pool size, slider');
			const number = page.locator('input[name=max]');
			await slider.focus();
			await page.keyboard.press('ArrowRight');
			expect([await slider.inputValue(), await number.inputValue()]).toEqual(['4', '4']);
			await number.fill('12');
			expect(await slider.inputValue()).toBe('12');
			const { output } = await runCode(page, `console.log(process.env['MAX']);`);
			expect(output.trim()).toBe('12');
			await page.locator('[data-do=reset]').click();
			expect([await slider.inputValue(), await number.inputValue()]).toEqual(['3', '3']);
		});
	});
});

function onEditor(use: (page: Page) => Promise<void>): Promise<void> {
	return site.withPage({}, async (page) => {
		await openEditor(page, 'typescript', { seconds: 20 });
		await use(page);
	});
}
