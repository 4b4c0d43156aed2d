import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Runtime, RuntimeManifest } from '../../src/core/runner/runtime.ts';
import { addressOf } from '../../src/core/address/address.ts';
import type { Entry } from '../../src/core/entry.ts';
import { loadContent } from '../../src/node/content/load-content.ts';
import { DIST } from './pages.ts';

/** Snippets that can run in a browser. */
export async function snippetsInPage(): Promise<Entry<'snippet'>[]> {
	const { entries } = await loadContent();
	return entries.filter((entry) => entry.kind === 'snippet').filter(({ data }) => data.runtimes.includes('browser'));
}

/** Why a runtime cannot be tested on this machine, or `undefined`. */
export function reasonNotBuilt(runtime: Runtime): string | undefined {
	const file = path.join(DIST, 'runtimes', 'manifest.json');
	if (!existsSync(file)) return 'no snippet of this site runs in the page';
	const info = (JSON.parse(readFileSync(file, 'utf8')) as RuntimeManifest)[runtime];
	return 'missing' in info ? info.missing : undefined;
}

/** Opens a snippet's page and shows one of its variants, or the first. */
export async function openSnippet(page: Page, id: string, file?: string): Promise<void> {
	await page.goto(addressOf('snippet', id));
	await page.locator('hs-snippet form.controls').waitFor();
	if (file !== undefined) await chooseVariant(page, file);
}

/** Shows one of the variants of a snippet. */
export async function chooseVariant(page: Page, file: string): Promise<void> {
	const tab = page.locator('hs-snippet [role=tab]', { hasText: file });
	if ((await tab.count()) > 0) await tab.click();
}

/** Replaces the code of the visible file. */
export async function editCode(page: Page, code: string): Promise<void> {
	if ((await page.locator('hs-snippet textarea:visible').count()) === 0) await page.locator('[data-do=edit]').click();
	await page.locator('hs-snippet textarea:visible').fill(code);
}

/** Presses Run and waits until the run has ended. */
export async function runSnippet(page: Page): Promise<RunResult> {
	await page.locator('hs-snippet .controls .btn.main').click();
	return runEnd(page);
}

/** Waits until the run has ended and, if there is output, until the matcher has reported its result. */
export async function runEnd(page: Page): Promise<RunResult> {
	const state = page.locator('hs-snippet .state');
	await state.filter({ hasText: /^(?:Ended|Stopped|It did not run)/ }).waitFor({ timeout: 90_000 });
	const output = (await page.locator('hs-snippet .live .out').textContent()) ?? '';
	const seen = page.locator('hs-snippet .live .seen');
	if (output.trim() !== '') await seen.filter({ hasText: /\S/ }).waitFor();
	const links = await seen.locator('a').evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname));
	const text = (await state.textContent()) ?? '';
	const exit = /exit status (\d+)/.exec(text)?.[1];
	return {
		state: text,
		output,
		exit: exit === undefined ? undefined : Number(exit),
		recognised: links.map((pathname) => pathname.split('/').filter(Boolean).at(-1) ?? ''),
	};
}

export interface RunResult {
	/** The final state in the words of the page. */
	state: string;
	output: string;
	/** Undefined if the run was stopped. */
	exit: number | undefined;
	/** Ids of the errors that the page names. */
	recognised: string[];
}
