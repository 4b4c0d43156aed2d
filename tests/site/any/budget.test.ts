import { brotliCompressSync, constants } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { attribute, parsePage, textOf, type HtmlElement } from '../../support/html.ts';
import { addressOf } from '../../../src/core/address/address.ts';
import { entriesFor } from '../../../src/core/audience.ts';
import { loadContent } from '../../../src/node/content/load-content.ts';
import { AUDIENCE } from '../../../src/node/places.ts';
import { builtPages, isRedirect, readAsset, readPage, SITE } from '../../support/pages.ts';

/** One initial congestion window: the data that a server sends before it waits for an acknowledgement. */
const PAGE_BUDGET = 14 * 1024;
const SCRIPT_BUDGET = 10 * 1024;

const entries = entriesFor(AUDIENCE, (await loadContent()).entries);

describe('weight of the pages', () => {
	describe.each([
		['runbooks', 'runbook'],
		['errors', 'error'],
	] as const)('of /%s/', (section, kind) => {
		const pages = builtPages().filter(
			(pathname) => new RegExp(`^/${section}/[^/]+/$`).test(pathname) && !isRedirect(pathname),
		);
		const wanted = entries.filter((entry) => entry.kind === kind).map(({ id }) => addressOf(kind, id));
		const reason = wanted.length === 0 ? ' (not run: this content has none of them)' : '';

		test.skipIf(reason)(`each fits into 14 KB, its stylesheets included${reason}`, () => {
			expect(pages).toEqual(wanted.sort());
			const weights = pages.map((pathname) => ({
				pathname,
				bytes: compressed(readPage(pathname)) + stylesheetBytes(pathname),
			}));
			expect(pages.filter((pathname) => stylesheetBytes(pathname) === 0)).toEqual([]);
			report(`largest of /${section}/`, weights);
			expect(weights.filter(({ bytes }) => bytes > PAGE_BUDGET)).toEqual([]);
		});
	});

	test('no page runs more than 10 KB of script before the first interaction', () => {
		const weights = builtPages()
			.filter((pathname) => !isRedirect(pathname))
			.map((pathname) => ({ pathname, bytes: scriptBytes(pathname) }));
		expect(Math.max(...weights.map(({ bytes }) => bytes))).toBeGreaterThan(0);
		report('most script', weights);
		expect(weights.filter(({ bytes }) => bytes > SCRIPT_BUDGET)).toEqual([]);
	});
});

function stylesheetBytes(pathname: string): number {
	return parsePage(pathname)
		.elements.filter((element) => element.tagName === 'link' && attribute(element, 'rel') === 'stylesheet')
		.reduce((sum, element) => sum + compressed(readAsset(attribute(element, 'href') ?? '', pathname)), 0);
}

/** Size of inline scripts, script files, and their imports that do not wait for an event. */
function scriptBytes(pathname: string): number {
	const files = new Set<string>();
	let bytes = 0;
	for (const element of parsePage(pathname).elements) {
		const address = scriptAddress(element);
		if (address !== undefined) collect(new URL(address, SITE.urlOf(pathname)).pathname, files);
		else if (element.tagName === 'script') bytes += compressed(textOf(element));
	}
	return [...files].reduce((sum, file) => sum + compressed(readAsset(file, '/')), bytes);
}

function scriptAddress(element: HtmlElement): string | undefined {
	if (element.tagName === 'script') return attribute(element, 'src');
	return attribute(element, 'rel') === 'modulepreload' ? attribute(element, 'href') : undefined;
}

function collect(file: string, files: Set<string>): void {
	if (files.has(file)) return;
	files.add(file);
	const source = readAsset(file, '/');
	for (const [, specifier = ''] of source.matchAll(/\b(?:import|from)\s*["']([^"']+)["']/g)) {
		collect(new URL(specifier, `http://site${file}`).pathname, files);
	}
}

function compressed(text: string): number {
	return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

function report(what: string, weights: { pathname: string; bytes: number }[]): void {
	const [largest] = [...weights].sort((a, b) => b.bytes - a.bytes);
	if (largest) console.info(`${what}: ${largest.pathname} with ${largest.bytes} bytes after brotli`);
}
