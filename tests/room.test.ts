import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/** In `core/rules`, a file is a rule, and in `client` most files are an element of the page. Both are found by name. */
const LONG_LISTS = new Set(['src/core/rules', 'src/client']);

const files = globSync('src/**/*.{ts,mts,astro,css}').filter((file) => !/\.test\.ts$|\.d\.ts$/.test(file));

test('a folder has at most 15 files, so that a reader sees all of them at once', () => {
	const inFolder = Map.groupBy(files, (file) => path.dirname(file));
	expect(inFolder.size).toBeGreaterThan(50);
	const crowded = [...inFolder].filter(([folder, { length }]) => length > 15 && !LONG_LISTS.has(folder));
	expect(crowded.map(([folder, { length }]) => `${folder}: ${length} files`)).toEqual([]);
});

test('a file has at most 300 lines, except for lists of cases', () => {
	const long = files
		.filter((file) => !file.endsWith('-cases.ts'))
		.map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length - 1 }))
		.filter(({ lines }) => lines > 300);
	expect(files.length).toBeGreaterThan(300);
	expect(long.map(({ file, lines }) => `${file}: ${lines} lines`)).toEqual([]);
});
