import { readFile } from 'node:fs/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { waitsInPython } from '../../src/core/runner/python-waits.ts';
import { CONTENT_FOLDER } from '../../src/node/places.ts';
import { useSite } from '../support/browser.ts';
import { fileAt } from '../support/pages.ts';
import { editCode, openSnippet, reasonNotBuilt, runSnippet, snippetsInPage } from '../support/snippets.ts';

/*
 * Safari cannot suspend WebAssembly (JSPI), and no switch disables JSPI in Chromium. So the test deletes it from the page, and
 * from the worker with an extra first line.
 */
const site = useSite();
const WITHOUT = 'delete WebAssembly.Suspending; delete WebAssembly.promising;\n';
const reason = reasonNotBuilt('python');
const variants = await pythonVariants();

describe.skipIf(reason)(
	`if WebAssembly cannot be suspended${reason === undefined ? '' : ` (not run: ${reason})`}`,
	() => {
		test('there are snippets of both kinds', () => {
			expect(new Set(variants.map(({ waits }) => waits))).toEqual(new Set([true, false]));
		});

		test('a synchronous snippet runs, with time limits of pools', async () => {
			const { id, file } = variants.find(({ waits }) => !waits) ?? { id: '', file: '' };
			await withoutJspi(async (page) => {
				await openSnippet(page, id, file);
				const { exit, state, output } = await runSnippet(page);
				expect(exit, `${state}\n${output}`).toBeDefined();
			});
		});

		test('an asynchronous snippet says why it does not run, and leaves the recorded output visible', async () => {
			const { id, file } = variants.find(({ waits }) => waits) ?? { id: '', file: '' };
			await withoutJspi(async (page) => {
				await openSnippet(page, id, file);
				const { state, output } = await runSnippet(page);
				expect(state).toMatch(/^It did not run: asynchronous Python needs a browser that can suspend WebAssembly/);
				expect(output).toBe('');
				expect(await page.locator('.variant:visible .recorded pre').isVisible()).toBe(true);
				// The edited code counts, not the original snippet. It can sleep, and has the garbage collector but no stand-ins.
				await editCode(
					page,
					'import gc, importlib.util, time\nstart = time.monotonic()\ntime.sleep(0.2)\n' +
						'print(time.monotonic() - start >= 0.2, gc.isenabled(), importlib.util.find_spec("greenlet"))',
				);
				expect((await runSnippet(page)).output.trim()).toBe('True True None');
			});
		});
	},
);

async function withoutJspi(use: (page: Page) => Promise<void>): Promise<void> {
	await site.withPage({}, async (page) => {
		await page.addInitScript(WITHOUT);
		await page.route(/\/runtimes\/python-[0-9a-f]{12}\.bin$/, async (route) => {
			const file = fileAt(new URL(route.request().url()).pathname) ?? '';
			const worker = gunzipSync(await readFile(file));
			await route.fulfill({ body: gzipSync(Buffer.concat([Buffer.from(WITHOUT), worker])) });
		});
		await use(page);
	});
}

async function pythonVariants(): Promise<{ id: string; file: string; waits: boolean }[]> {
	const snippets = (await snippetsInPage()).filter(({ data }) => data.language === 'python');
	const files = snippets.flatMap(({ id, data }) => data.variants.map(({ file }) => ({ id, file })));
	return Promise.all(
		files.map(async ({ id, file }) => {
			const source = `${CONTENT_FOLDER}/snippets/${id}/${file}`;
			return { id, file, waits: waitsInPython(await readFile(source, 'utf8')) };
		}),
	);
}
