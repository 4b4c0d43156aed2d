import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Runtime } from '../../src/core/runner/runtime.ts';
import { CODE } from './hostile-code.ts';
import { openSnippet, runEnd, snippetsInPage, type RunResult } from './snippets.ts';

const snippets = await snippetsInPage();

/** The snippets in whose place tests put their own code. */
export const EXAMPLE_OF = {
	typescript: snippets.find(({ data }) => data.language === 'typescript'),
	python: snippets.find(({ data }) => data.language === 'python'),
};

/**
 * Time limit, in seconds, of a run in tests with code of their own. It is short, because many of these runs last until it
 * stops them.
 */
export const LIMIT = 3;

/** Opens a page on which code of the test's own can run, with the given limits instead of the snippet's. */
export async function openEditor(page: Page, runtime: Runtime, limits: Limits = {}): Promise<void> {
	const { id, data } = EXAMPLE_OF[runtime] ?? {};
	await openSnippet(page, id ?? '', data?.variants[0]?.file ?? '');
	await setLimits(page, limits);
}

export async function setLimits(page: Page, { seconds = LIMIT, megabytes }: Limits): Promise<void> {
	await page.locator('hs-snippet').evaluate(
		(box, [limit, memory]) => {
			box.dataset['seconds'] = String(limit);
			if (memory === undefined) delete box.dataset['megabytes'];
			else box.dataset['megabytes'] = String(memory);
		},
		[seconds, megabytes] as const,
	);
}

/** Starts code that does not end, and waits until it runs. */
export async function startCode(page: Page, code: string | undefined): Promise<void> {
	await submitCode(page, code);
	await page.locator('.state', { hasText: 'Running' }).waitFor({ timeout: 60_000 });
}

export async function runCode(page: Page, code: string | undefined): Promise<RunResult> {
	await submitCode(page, code);
	return runEnd(page);
}

/** Does in one step what takes a reader several. Each step of the driver takes time on a busy machine. */
async function submitCode(page: Page, code = ''): Promise<void> {
	await page.locator('hs-snippet').evaluate((box, text) => {
		if (!box.querySelector('textarea')) box.querySelector<HTMLElement>('[data-do=edit]')?.click();
		const editor = box.querySelector('textarea');
		if (editor) editor.value = text;
		box.querySelector('form')?.requestSubmit();
	}, code);
}

/** Checks that the next run works. */
export async function expectUsable(page: Page, runtime: Runtime): Promise<void> {
	const { output, state } = await runCode(page, CODE[runtime]['quick']);
	expect(output.trim(), state).toBe('still here');
}

/** Whether a timer that is due at once runs on the page within a second. */
export function isResponsive(page: Page): Promise<boolean> {
	return page.evaluate(async () => {
		const start = performance.now();
		await new Promise((resolve) => setTimeout(resolve, 0));
		return performance.now() - start < 1000;
	});
}

interface Limits {
	seconds?: number;
	/** For TypeScript. */
	megabytes?: number;
}
