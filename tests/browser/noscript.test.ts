import { describe, expect, test } from 'vitest';
import { addressOf } from '../../src/core/address/address.ts';
import type { AnyEntry, Entry } from '../../src/core/entry.ts';
import { loadContent } from '../../src/node/content/load-content.ts';
import { useSite } from '../support/browser.ts';
import { builtPages } from '../support/pages.ts';

const site = useSite();
const { entries } = await loadContent();
const built = new Set(builtPages());
const withoutScript = { javaScriptEnabled: false };

const runbooks = ofKind('runbook');
const errors = ofKind('error');
const postmortems = ofKind('postmortem');

test('there are pages of each kind to read', () => {
	expect([runbooks.length, errors.length, postmortems.length]).toEqual([8, 9, 1]);
});

describe('with JavaScript off, a reader sees', () => {
	test.each(runbooks)('the mitigations and all commands of the runbook $id', async ({ id, data, body }) => {
		const text = await visibleText(addressOf('runbook', id));
		const mitigations = data.mitigations.flatMap(({ title, command, precondition, expect, abortIf, rollback }) => [
			title,
			command,
			precondition,
			expect,
			abortIf,
			rollback,
		]);
		const commands = body.fences.filter(({ meta }) => meta['effect']).map(({ code }) => code);
		expect(mitigations.length).toBeGreaterThan(0);
		expectAll(text, [...mitigations, ...commands]);
	});

	test.each(errors)('the meaning of the error $id and the fix', async ({ id, data }) => {
		const text = await visibleText(addressOf('error', id));
		expectAll(text, [data.title, data.meaning]);
	});

	test.each(postmortems)('the timeline and the claims of the postmortem $id', async ({ id, data }) => {
		const text = await visibleText(addressOf('postmortem', id));
		expect(data.timeline.length + data.claims.length).toBeGreaterThan(0);
		expectAll(text, [
			...data.timeline.map((item) => item.text),
			...data.claims.map((claim) => claim.text),
			...data.claims.map(({ verdict }) => verdict),
		]);
	});

	test('on the search page, why it is empty and where else to look', async () => {
		const text = await visibleText('/search/');
		expectAll(text, ['needs JavaScript']);
		await site.withPage(withoutScript, async (page) => {
			await page.goto('/search/');
			for (const path of ['/errors/', '/runbooks/', '/postmortems/']) {
				expect(await page.locator(`main noscript a[href="${path}"], main a[href="${path}"]`).first().isVisible()).toBe(
					true,
				);
			}
		});
	});

	test('no control without a function', async () => {
		const pages = ['/', ...[runbooks[0], errors[0], postmortems[0]].flatMap((e) => (e ? addressOf(e.kind, e.id) : []))];
		expect(pages).toHaveLength(4);
		const controlsOf = (pathname: string, javaScriptEnabled: boolean) =>
			site.withPage({ javaScriptEnabled }, async (page) => {
				await page.goto(pathname, { waitUntil: 'networkidle' });
				return page.locator('button:visible:not(form button):not([disabled])').allTextContents();
			});
		for (const pathname of pages) expect(await controlsOf(pathname, false), pathname).toEqual([]);
		expect(await controlsOf('/', true)).not.toEqual([]);
	});
});

/** Entries that have a page; drafts do not. */
function ofKind<K extends AnyEntry['kind']>(kind: K): Entry<K>[] {
	return (entries as Entry[]).filter(
		(entry): entry is Entry<K> => entry.kind === kind && built.has(addressOf(kind, entry.id)),
	);
}

async function visibleText(pathname: string): Promise<string> {
	return site.withPage(withoutScript, async (page) => {
		await page.goto(pathname);
		return plain(await page.locator('main').innerText());
	});
}

function expectAll(text: string, wanted: (string | undefined)[]): void {
	const missing = wanted.filter((each) => each !== undefined && !text.includes(plain(each)));
	expect(missing).toEqual([]);
}

/**
 * A text without back-ticks, for comparison with rendered text. Spaces and case are normalised, because the page may change
 * them.
 */
function plain(text: string): string {
	return text
		.replace(/\[([^\]]*)\]\((?:error|runbook|postmortem|snippet|path|service|term):[^)]*\)/g, '$1')
		.replace(/[`\s]/g, '')
		.toLowerCase();
}
