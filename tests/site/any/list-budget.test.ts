import { brotliCompressSync, constants } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { PAGE_SIZE } from '../../../src/site/lists/page-size.ts';
import { builtPages, readPage } from '../../support/pages.ts';

/** Maximum size of a page of a list. */
const LIST_BUDGET = 40 * 1024;
/** Rows on a full page. */
const FULL = PAGE_SIZE;
/** With fewer rows, the words of the first rows, which later rows repeat, count for too much. */
const ENOUGH = 20;

describe.each(['errors', 'runbooks', 'postmortems'])('the list /%s/', (section) => {
	const pages = builtPages().filter((pathname) => new RegExp(`^/${section}/(?:page/\\d+/)?$`).test(pathname));
	const rows = rowsOf(readPage(`/${section}/`));
	const reason = rows.length < ENOUGH ? ` (not run: this content has ${rows.length})` : '';

	test('fits into 40 KB on every page', () => {
		expect(pages.length).toBeGreaterThan(0);
		expect(pages.filter((pathname) => compressed(readPage(pathname)) > LIST_BUDGET)).toEqual([]);
	});

	test.skipIf(reason)(`would fit into 40 KB with ${FULL} rows like these${reason}`, () => {
		const frame = rows.reduce((html, row) => html.replace(row, ''), readPage(`/${section}/`));
		// On a full page, an error has no further variants of its message.
		const short = rows.map((row) => row.replace(/<details>.*?<\/details>/s, ''));
		const half = short.slice(0, Math.floor(short.length / 2));
		const [all, less] = [short, half].map((some) => compressed(frame + some.join('')));
		const perRow = ((all ?? 0) - (less ?? 0)) / (short.length - half.length);
		const full = Math.round((all ?? 0) + perRow * (FULL - short.length));
		console.info(`/${section}/: ${Math.round(perRow)} bytes a row, ${full} bytes with ${FULL} rows`);
		expect(full).toBeLessThanOrEqual(LIST_BUDGET);
	});
});

function rowsOf(html: string): string[] {
	return [...html.matchAll(/<tbody>.*?<\/tbody>/gs)].flatMap(([body]) => body.match(/<tr.*?<\/tr>/gs) ?? []);
}

function compressed(text: string): number {
	return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}
