import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useSite } from '../support/browser.ts';
import { openEditor, runCode } from '../support/run-code.ts';
import { editCode, reasonNotBuilt } from '../support/snippets.ts';

const site = useSite();
const reason = reasonNotBuilt('python');

/** Prints what an earlier program would have left behind, and leaves it behind. */
const TRACES = `
import os, sys, sqlalchemy
print(hasattr(sys, 'trace'), os.path.exists('trace'), 'TRACE' in os.environ, hasattr(sqlalchemy, 'trace'))
sys.trace = sqlalchemy.trace = os.environ['TRACE'] = 'here'
open('trace', 'w').close()
`;

describe.skipIf(reason)(`a spare Python interpreter${reason === undefined ? '' : ` (not run: ${reason})`}`, () => {
	test('makes a second run start at once, is as fresh as the first, and is replaced after each run', async () => {
		await site.withPage({}, async (page) => {
			await openEditor(page, 'python', { seconds: 30 });
			const spare = await nextSpare(page);
			expect((await runCode(page, TRACES)).output.trim()).toBe('False False False False');
			for (const time of ['second', 'third']) {
				await spare();
				expect(interpreters(page), time).toBe(1);
				const started = performance.now();
				const { output, state } = await runCode(page, TRACES);
				const own = Number(/after ([\d.]+) s/.exec(state)?.[1]);
				expect(output.trim(), state).toBe('False False False False');
				// On a quiet machine this is 0.1 s. A new interpreter takes 4 s there.
				expect((performance.now() - started) / 1000 - own, time).toBeLessThan(3);
			}
		});
	});

	test('starts when the pointer rests on Run, and is dropped when the page is left or hidden for long', async () => {
		await site.withPage({}, async (page) => {
			await page.clock.install();
			await openEditor(page, 'python', { seconds: 30 });
			// The focus in the code is a sign too, so it goes elsewhere while the clock stands still.
			await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1000);
			await editCode(page, 'print("quick")');
			await page.locator('h1').first().click();
			await page.clock.resume();
			await page.waitForTimeout(400);
			expect(page.frames()).toHaveLength(1);

			const spare = await nextSpare(page);
			await page.locator('.controls .btn.main').hover();
			await spare();
			expect(interpreters(page)).toBe(1);
			expect(await page.locator('.live').isVisible()).toBe(false);

			await page.evaluate(() => {
				Object.defineProperty(document, 'hidden', { value: true });
				document.dispatchEvent(new Event('visibilitychange'));
			});
			await page.clock.fastForward(30_000);
			expect(interpreters(page)).toBe(1);
			await page.clock.fastForward(31_000);
			await expect.poll(() => interpreters(page)).toBe(0);

			const again = await nextSpare(page);
			await page.locator('h1').first().hover();
			await page.locator('.controls .btn.main').hover();
			await again();
			await page.evaluate(() => dispatchEvent(new Event('pagehide')));
			await expect.poll(() => interpreters(page)).toBe(0);
		});
	});
});

/** Listens for spare interpreters. The result waits until the next one is ready. */
async function nextSpare(page: Page): Promise<() => Promise<void>> {
	await page.evaluate(() => {
		const counter = globalThis as { spares?: number };
		counter.spares = 0;
		addEventListener('message', ({ data }: MessageEvent<{ type: string }>) => {
			if (data.type === 'warmed') counter.spares = (counter.spares ?? 0) + 1;
		});
	});
	let seen = 0;
	return async () => {
		const count = () => page.evaluate(() => (globalThis as { spares?: number }).spares ?? 0);
		await expect.poll(count, { timeout: 60_000 }).toBeGreaterThan(seen);
		seen = await count();
	};
}

/** The number of workers in the sandbox. Without TypeScript, each is an interpreter. */
function interpreters(page: Page): number {
	return page.workers().filter((worker) => worker.url().startsWith('blob:')).length;
}
