import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { DIST } from '../../support/pages.ts';

const text = readFileSync(path.join(DIST, 'licenses.txt'), 'utf8');
/** A name and a version, underlined. */
const listed = [...text.matchAll(/^(\S+?)[ -]\d[\w.]*\n=+$/gm)].map(([, name]) => name);

test('licences of packages that are copied into the site without the bundler are listed', () => {
	expect(existsSync(path.join(DIST, 'pagefind/pagefind.js'))).toBe(true);
	expect(listed).toContain('pagefind');
});

test('licences of packages that the pages and the snippets run are listed', () => {
	const scripts = existsSync(path.join(DIST, 'runtimes/manifest.json'))
		? (JSON.parse(readFileSync(path.join(DIST, 'runtimes/manifest.json'), 'utf8')) as Record<string, object>)
		: {};
	// A runtime has parts, or says why it is missing.
	for (const runtime of Object.values(scripts)) expect('parts' in runtime || 'missing' in runtime).toBe(true);
	const typescript = ['generic-pool', 'jose', 'pg-pool', 'tarn', 'sucrase'];
	const python = ['Pyodide', 'sqlalchemy', 'typing_extensions'];
	const wanted = [
		...('parts' in (scripts['typescript'] ?? {}) ? typescript : []),
		...('parts' in (scripts['python'] ?? {}) ? python : []),
	];
	expect(listed).toEqual(expect.arrayContaining(wanted));
	if (wanted.includes('Pyodide')) expect(text).toContain('Mozilla Public License, v. 2.0');
});
