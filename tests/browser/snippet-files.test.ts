import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { publishedText } from '../../src/core/snippet-file.ts';
import { useSite } from '../support/browser.ts';
import { builtFiles } from '../support/pages.ts';

const site = useSite();
const files = builtFiles().filter((file) => /^\/snippets\/[^/]+\/[^/]+$/.test(file) && !/\.(?:html|md)$/.test(file));

/** The program that an attacker who got HTML into a page would run. */
const PROGRAM = "globalThis.pwned = true; fetch('/pwned');\n";
const NAMES = ['main.ts', 'load.js', 'main.py', 'rules.yml', 'schema.sql'];

test('there are published files to try', () => {
	expect(new Set(files.map((file) => file.replace(/^.*\./, '')))).toEqual(new Set(['py', 'ts', 'yml']));
});

describe('a page cannot run a published file', () => {
	const trials = NAMES.map((name) => `/snippets/x/${name}`);
	const hostile = () => PROGRAM;
	const published = (name: string) => publishedText(name, PROGRAM);

	test.each(['/', '/search/', '/404.html'])(
		'because the policy of %s blocks it, whatever it contains',
		async (pathname) => {
			await withHost({ textOf: hostile, policy: true }, async (page, calls) => {
				await page.goto(pathname);
				expect(await ownScriptsRan(page)).toBe(true);
				const results = await tryAll(page, trials);
				expect(results.filter(({ ran }) => ran)).toEqual([]);
				expect(results).toHaveLength(trials.length * 5);
				await expectNoCall(page, calls);
			});
		},
	);

	test('because of its last line, even without the policy', async () => {
		await withHost({ textOf: published, policy: false }, async (page, calls) => {
			await page.goto('/');
			const results = await tryAll(page, trials);
			expect(results.filter(({ ran }) => ran)).toEqual([]);
			expect(results).toHaveLength(trials.length * 5);
			await expectNoCall(page, calls);
		});
	});

	test('but it runs without both, so the test itself works', async () => {
		await withHost({ textOf: hostile, policy: false }, async (page, calls) => {
			await page.goto('/');
			const results = await tryAll(page, ['/snippets/x/main.ts']);
			expect(results.map(({ ran }) => ran)).toEqual([true, true, true, true, true]);
			await expect.poll(calls).toBe(5);
		});
	});

	test.each([true, false])(
		'and none of the published files runs: %s that the pages have their policy',
		async (policy) => {
			await withHost({ policy }, async (page) => {
				await page.goto('/');
				const results = await tryAll(page, files);
				expect(results.filter(({ ran }) => ran)).toEqual([]);
				expect(results).toHaveLength(files.length * 5);
			});
		},
	);
});

const POLICIES = /<meta[^>]*content-security-policy[^>]*>/gi;

/**
 * A host that serves every file of a snippet as JavaScript and sends no headers. `textOf` returns the contents of the files
 * of snippet `x`, and `policy` says whether the pages have their policy. `calls` counts how often one of the files ran.
 */
async function withHost(
	{ textOf, policy }: { textOf?: (name: string) => string; policy: boolean },
	use: (page: Page, calls: () => number) => Promise<void>,
): Promise<void> {
	let calls = 0;
	const server = createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '/', site.url);
		const name = pathname.split('/').at(-1) ?? '';
		if (pathname === '/pwned') calls += 1;
		if (textOf && pathname.startsWith('/snippets/x/')) {
			response.setHeader('content-type', 'text/javascript');
			response.end(textOf(name));
			return;
		}
		void fetch(`${site.url}${pathname}`).then(async (answer) => {
			const isFile = files.includes(pathname);
			response.writeHead(answer.status, {
				'content-type': isFile ? 'text/javascript' : (answer.headers.get('content-type') ?? ''),
			});
			const body = Buffer.from(await answer.arrayBuffer());
			const isPage = !policy && answer.headers.get('content-type')?.startsWith('text/html');
			response.end(isPage ? body.toString().replace(POLICIES, '') : body);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	try {
		await site.withPage({ baseURL: `http://127.0.0.1:${port}` }, (page) => use(page, () => calls));
	} finally {
		server.closeAllConnections();
		server.close();
	}
}

/** Expects that no file has called the host: after a call of the test, there is one. */
async function expectNoCall(page: Page, calls: () => number): Promise<void> {
	await page.evaluate(() => fetch('/pwned'));
	expect(calls()).toBe(1);
}

function ownScriptsRan(page: Page): Promise<boolean> {
	return page.evaluate(async () => {
		await customElements.whenDefined('hs-theme');
		return true;
	});
}

/** Tries to run each file in every possible way. */
function tryAll(page: Page, paths: string[]): Promise<{ path: string; how: string; ran: boolean }[]> {
	return page.evaluate(`(${TRIAL.trim().replace(/;$/, '')})(${JSON.stringify(paths)})`);
}

const TRIAL = readFileSync(new URL('../fixtures/page/try-scripts.js', import.meta.url), 'utf8');
