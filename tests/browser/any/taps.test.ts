import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { entriesFor } from '../../../src/core/audience.ts';
import { firstRunbook } from '../../../src/core/verdict/cards/card-of.ts';
import { loadContent } from '../../../src/node/content/load-content.ts';
import { AUDIENCE } from '../../../src/node/places.ts';
import { useSite } from '../../support/browser.ts';

const site = useSite();
const entries = entriesFor(AUDIENCE, (await loadContent()).entries);

/** For each runbook that a verdict leads to, a message with that verdict. */
const messages = new Map(
	entries.flatMap((entry): [string, string][] => {
		if (entry.kind !== 'error') return [];
		const runbook = firstRunbook(entry.data);
		const [message] = entry.data.examples;
		return runbook !== undefined && message !== undefined ? [[runbook, message]] : [];
	}),
);
/** An example of the value of each parameter. */
const examples = new Map(
	entries
		.flatMap((entry) => (entry.kind === 'runbook' ? entry.data.params : []))
		.map(({ name, example }) => [name, example]),
);

const WINDOWS = [
	{ width: 390, height: 844 },
	{ width: 1440, height: 900 },
];

test.skipIf(messages.size === 0).each(WINDOWS)(
	'at $width × $height, at most three taps lead from a paste to the copied first command',
	async (viewport) => {
		expect([...messages]).not.toEqual([]);
		for (const [runbook, message] of messages) {
			const options = { viewport, hasTouch: true, permissions: ['clipboard-read', 'clipboard-write'] };
			await site.withPage(options, async (page) => {
				await page.goto('/');
				await page.locator('main textarea').fill(message);
				let taps = 0;
				const tap = async (selector: string) => {
					taps += 1;
					await page.locator(selector).first().tap();
				};
				await tap('.verdict a.btn[href^="/runbooks/"]:visible');
				await page.waitForURL(/\/runbooks\//);
				await tap(COPY);
				const asked = await answerFields(page);
				await expect.poll(() => page.evaluate(() => navigator.clipboard.readText()), { message }).not.toBe('');
				expect(taps, message).toBeLessThanOrEqual(3);

				// With the values known, the command is copied without a question.
				await page.evaluate(() => navigator.clipboard.writeText(''));
				await tap(COPY);
				await expect.poll(() => page.evaluate(() => navigator.clipboard.readText()), { message }).not.toBe('');
				expect(await page.locator('.missing').count(), message).toBe(0);
				console.info(`${viewport.width} px: ${taps - 1} taps and ${asked} values to the first command of ${runbook}`);
			});
		}
	},
);

const COPY = 'main hs-command header button:visible';

/** Types an example into each field that is asked for, which has the focus, and confirms it with Enter. */
async function answerFields(page: Page): Promise<number> {
	const form = page.locator('.missing');
	const isAsked = await Promise.race([
		form.waitFor().then(() => true),
		page
			.getByRole('button', { name: 'Copied' })
			.waitFor()
			.then(() => false),
	]);
	if (!isAsked) return 0;
	const count = await form.locator('input').count();
	for (let field = 0; field < count; field += 1) {
		const name = (await page.locator('.missing label:focus-within b').textContent()) ?? '';
		await page.keyboard.type(examples.get(name) ?? '');
		await page.keyboard.press('Enter');
	}
	await form.waitFor({ state: 'detached' });
	return count;
}
