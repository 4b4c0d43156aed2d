import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { judge } from '../../../src/core/runner/judge.ts';
import { useSite } from '../../support/browser.ts';
import { chooseVariant, openSnippet, reasonNotBuilt, runSnippet, snippetsInPage } from '../../support/snippets.ts';

const site = useSite();
const snippets = await snippetsInPage();
const notBuilt = { typescript: reasonNotBuilt('typescript'), python: reasonNotBuilt('python') };

const none = snippets.length === 0 ? ' (not run: no snippet of this content runs in the page)' : '';
describe(`in the page, each variant behaves as described${none}`, () => {
	test('there are such snippets, or the site ships no runtimes for them', () => {
		const isShipped = reasonNotBuilt('typescript') === undefined || reasonNotBuilt('python') === undefined;
		if (snippets.length === 0) expect(isShipped).toBe(false);
	});

	for (const { id, data } of snippets) {
		const reason = data.language === 'python' ? notBuilt.python : notBuilt.typescript;
		for (const variant of data.variants) {
			test.skipIf(reason)(`${id}, ${variant.file}${reason === undefined ? '' : ` (not run: ${reason})`}`, async () => {
				const page = await pageOf(id);
				await chooseVariant(page, variant.file);
				const { state, output, exit, recognised } = await runSnippet(page);
				expect(exit, `${state}\n${output}`).toBeDefined();
				expect(judge(variant.expect, { exit: exit ?? -1, output, recognised }), output).toEqual([]);
			});
		}
	}
});

/**
 * The page of a snippet. All share a profile, so the browser loads each runtime once, and the variants of a snippet share a
 * page. Each run has its own interpreter.
 */
async function pageOf(id: string): Promise<Page> {
	if (opened?.id === id) return opened.page;
	const page = opened ? await opened.page.context().newPage() : await site.openPage();
	await opened?.page.close();
	opened = { id, page };
	await openSnippet(page, id);
	return page;
}

let opened: { id: string; page: Page } | undefined;
afterAll(() => opened?.page.context().close());
