import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { addressOf } from '../../src/core/address/address.ts';
import { useSite } from '../support/browser.ts';
import { editCode, openSnippet, runSnippet, snippetsInPage } from '../support/snippets.ts';

const site = useSite();
const snippets = await snippetsInPage();
const example = snippets.find(({ data }) => {
	const [knob] = data.knobs;
	return data.language === 'typescript' && data.variants.length === 2 && knob?.type === 'int';
});

describe('a snippet on its page', () => {
	test('shows one variant at a time, chosen with mouse or arrow keys', async () => {
		await onExample(async (page) => {
			const tabs = page.locator('hs-snippet [role=tab]');
			expect(await tabs.count()).toBe(2);
			expect(await visibleFiles(page)).toEqual(['broken.ts']);
			await tabs.nth(1).click();
			expect(await visibleFiles(page)).toEqual(['fixed.ts']);
			await page.keyboard.press('ArrowLeft');
			expect(await visibleFiles(page)).toEqual(['broken.ts']);
			expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-selected'))).toBe('true');
		});
	});

	test('shows all variants one after another without script', async () => {
		await site.withPage({ javaScriptEnabled: false }, async (page) => {
			await page.goto(addressOf('snippet', example?.id ?? ''));
			expect(await visibleFiles(page)).toEqual(['broken.ts', 'fixed.ts']);
			expect(await page.locator('hs-snippet button:visible').count()).toBe(0);
			expect(await page.locator('hs-snippet pre.out:visible').count()).toBe(2);
		});
	});

	test('offers its files unchanged, except for the line that keeps a page from running them', async () => {
		await onExample(async (page) => {
			const address = `${addressOf('snippet', example?.id ?? '')}broken.ts`;
			const raw = await page.evaluate(async (path) => (await fetch(path)).text(), address);
			const [file = ''] = raw.split("import 'node:process'; // Added when published");
			expect(file.trimEnd()).toBe(await page.locator('.variant:visible .code pre').textContent());
		});
	});

	test('says how much data Run will load', async () => {
		await onExample(async (page) => {
			expect(await page.locator('.controls').innerText()).toMatch(/the first run loads \d+ kB/);
		});
	});

	test('runs edited code with the knobs as environment variables, and can restore the original', async () => {
		await onExample(async (page) => {
			const knob = example?.data.knobs[0];
			if (!knob) throw new Error('The example has no knob.');
			const value = String(Number(knob.default) + 1);
			await page.locator(`input[name=${knob.name}]`).fill(value);
			await editCode(page, `console.log('seen', process.env[${JSON.stringify(knob.name.toUpperCase())}]);`);
			const { output, exit } = await runSnippet(page);
			expect([output.trim(), exit]).toEqual([`seen ${value}`, 0]);
			await page.locator('[data-do=reset]').click();
			expect(await page.locator('textarea:visible').count()).toBe(0);
			expect(await page.locator('.live').isVisible()).toBe(false);
			expect(await page.locator(`input[name=${knob.name}]`).inputValue()).toBe(String(knob.default));
		});
	});

	test('does not run with a value outside its limits', async () => {
		await onExample(async (page) => {
			const knob = example?.data.knobs.find(({ max }) => max !== undefined);
			await page.locator(`input[name=${knob?.name}]`).fill(String((knob?.max ?? 0) + 1));
			await page.locator('.controls .btn.main').click();
			await page.waitForTimeout(300);
			expect(await page.locator('.live').isVisible()).toBe(false);
			// A run within the limits is visible in the same time.
			await page.locator(`input[name=${knob?.name}]`).fill(String(knob?.max));
			await page.locator('.controls .btn.main').click();
			await page.waitForTimeout(300);
			expect(await page.locator('.live').isVisible()).toBe(true);
		});
	});

	test('reports the position of a syntax error, and ends with 1 on an uncaught error', async () => {
		await onExample(async (page) => {
			await editCode(page, 'const a = 1;\nconst b = ;');
			expect((await runSnippet(page)).state).toMatch(/broken\.ts: .+\(2:11\)/);
			await editCode(page, 'const a = 1;\n\nlet a = 2;');
			expect((await runSnippet(page)).output).toContain('broken.ts:3: SyntaxError');
			await editCode(page, 'setTimeout(() => { throw new TypeError("late"); }, 60);');
			const { output, exit } = await runSnippet(page);
			expect([output.trim(), exit]).toEqual(['TypeError: late', 1]);
			await editCode(page, 'await Promise.reject(new Error("refused"));');
			expect((await runSnippet(page)).exit).toBe(1);
			await editCode(page, 'setInterval(() => {}, 50).unref(); console.log("over"); process.exitCode = 3;');
			expect((await runSnippet(page)).exit).toBe(3);
		});
	});

	test('shows printed markup as text', async () => {
		await onExample(async (page) => {
			await editCode(page, 'console.log("<img src=x onerror=alert(1)>");');
			expect((await runSnippet(page)).output.trim()).toBe('<img src=x onerror=alert(1)>');
			expect(await page.locator('.live img').count()).toBe(0);
		});
	});

	test('announces output to screen readers in a region that existed before', async () => {
		await onExample(async (page) => {
			const region = await page.locator('.live [role=log][aria-live=polite]').elementHandle();
			const { output } = await runSnippet(page);
			expect(await region?.textContent()).toBe(output);
		});
	});

	test('passes axe with the code open and after a run', async () => {
		await onExample(async (page) => {
			await page.locator('[data-do=edit]').click();
			await runSnippet(page);
			const { violations, passes } = await new AxeBuilder({ page }).analyze();
			expect(passes.length).toBeGreaterThan(10);
			expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }))).toEqual([]);
		});
	});

	test('uses Tab for navigation, even inside the code', async () => {
		await onExample(async (page) => {
			await page.locator('[data-do=edit]').click();
			await page.locator('hs-snippet textarea:visible').focus();
			await page.keyboard.press('Tab');
			expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('TEXTAREA');
		});
	});
});

test('the page complies with its policy while a snippet runs', async () => {
	await onExample(async (page) => {
		const messages: string[] = [];
		page.on('console', (message) => messages.push(message.text()));
		page.on('pageerror', (error) => messages.push(error.message));
		await runSnippet(page);
		await page.evaluate(() => console.log('the last message'));
		await expect.poll(() => messages.at(-1)).toBe('the last message');
		expect(messages).toHaveLength(1);
		const metas = await page.locator('meta[http-equiv=content-security-policy]').all();
		const policies = await Promise.all(metas.map((meta) => meta.getAttribute('content')));
		// Both policies apply: one for the locations of scripts, and one for everything else.
		expect(policies).toEqual([
			expect.stringContaining('script-src http://*:*/_astro/'),
			expect.stringContaining("frame-src 'self'"),
		]);
		expect(policies.join(' ').replaceAll("'wasm-unsafe-eval'", '')).not.toContain('unsafe');
	});
});

async function onExample(use: (page: Page) => Promise<void>): Promise<void> {
	await site.withPage({}, async (page) => {
		await openSnippet(page, example?.id ?? '', 'broken.ts');
		await use(page);
	});
}

function visibleFiles(page: Page): Promise<(string | undefined)[]> {
	return page
		.locator('hs-snippet .variant:visible')
		.evaluateAll((variants) => variants.map((variant) => (variant as HTMLElement).dataset['file']));
}
