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

/** What an author who got HTML into a page would want to run. */
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
		'because the policy of %s refuses it, whatever it holds',
		async (pathname) => {
			await withHost({ textOf: hostile, policy: true }, async (page, calls) => {
				await page.goto(pathname);
				expect(await ownScriptsRan(page)).toBe(true);
				const results = await tryAll(page, trials);
				expect(results.filter(({ ran }) => ran)).toEqual([]);
				expect(results).toHaveLength(trials.length * 5);
				expect(calls()).toBe(0);
			});
		},
	);

	test('because of its last line, where the policy is gone', async () => {
		await withHost({ textOf: published, policy: false }, async (page, calls) => {
			await page.goto('/');
			const results = await tryAll(page, trials);
			expect(results.filter(({ ran }) => ran)).toEqual([]);
			expect(results).toHaveLength(trials.length * 5);
			expect(calls()).toBe(0);
		});
	});

	test('although it would be run without either: the trial itself works', async () => {
		await withHost({ textOf: hostile, policy: false }, async (page, calls) => {
			await page.goto('/');
			const results = await tryAll(page, ['/snippets/x/main.ts']);
			expect(results.map(({ ran }) => ran)).toEqual([true, true, true, true, true]);
			await expect.poll(calls).toBe(5);
		});
	});

	test.each([true, false])(
		'and none of those that are there runs: %s that the pages have their policy',
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
 * A host that calls every file of a snippet JavaScript and sends no headers. `textOf` says what the files of the snippet
 * `x` hold, `policy` whether the pages keep theirs; `calls` counts how often one of the files ran.
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

function ownScriptsRan(page: Page): Promise<boolean> {
	return page.evaluate(async () => {
		await customElements.whenDefined('hs-theme');
		return true;
	});
}

/** Tries each file in every way in which a page can run one. */
function tryAll(page: Page, paths: string[]): Promise<{ path: string; how: string; ran: boolean }[]> {
	return page.evaluate(`(${TRIAL.trim().replace(/;$/, '')})(${JSON.stringify(paths)})`);
}

const TRIAL = readFileSync(new URL('../fixtures/page/try-scripts.js', import.meta.url), 'utf8');
