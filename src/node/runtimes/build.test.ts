import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { buildRuntimes } from './build.ts';
import { bundle } from './bundle.ts';
import { PAGE_PACKAGES } from './typescript.ts';

let cache = '';
beforeEach(async () => {
	cache = await mkdtemp(path.join(tmpdir(), 'hindsight-runtimes-'));
});
afterEach(async () => {
	vi.unstubAllEnvs();
	await rm(cache, { recursive: true });
});

test('a site without snippets for the browser gets no runtimes', async () => {
	const { store } = await buildRuntimes(new Set(), cache);
	expect(store.find('sandbox.html')).toBeUndefined();
});

test('without pip the rest is built, and the manifest says why Python is missing', async () => {
	vi.stubEnv('PATH', cache);
	const { manifest, store } = await buildRuntimes(new Set(['python', 'typescript']), cache);
	expect(manifest.python).toEqual({ missing: expect.stringMatching(/not fetched .*: there is no pip/) as string });
	expect(manifest.typescript).toHaveProperty('parts');
	expect(store.find('manifest.json')).toBeDefined();
});

test('the sizes in the manifest match the files', async () => {
	const { manifest, store } = await buildRuntimes(new Set(['typescript']), cache);
	const { typescript } = manifest;
	if ('missing' in typescript) throw new Error(typescript.missing);
	expect(Object.keys(typescript.parts).length).toBeGreaterThan(0);
	let sum = 0;
	for (const part of Object.values(typescript.parts)) {
		const content = await readFile(store.find(path.basename(part.path)) ?? '');
		expect(content.length).toBe(part.size);
		// The files are compressed, because the page unpacks them itself.
		expect([content[0], content[1]]).toEqual([0x1f, 0x8b]);
		sum += content.length;
	}
	expect(typescript.size).toBe(sum);
});

test('the sandbox allows no connection, no frame, and no script except its own', async () => {
	const { store } = await buildRuntimes(new Set(['typescript']), cache);
	const page = await readFile(store.find('sandbox.html') ?? '', 'utf8');
	const [, policy = ''] = /http-equiv="content-security-policy" content="([^"]+)"/.exec(page) ?? [];
	expect(policy).toMatch(
		/^default-src 'none'; script-src 'sha256-[\w+/=]+' 'wasm-unsafe-eval'; worker-src blob:; connect-src 'none';/,
	);
	expect(policy).not.toMatch(/'self'|unsafe-inline|'unsafe-eval'|https?:|\*/);
});

test('licences of all shipped packages are published', async () => {
	const { store } = await buildRuntimes(new Set(['typescript']), cache);
	const text = await readFile(store.find('licences.txt') ?? '', 'utf8');
	const bundled = new Set<string>();
	for (const file of ['frame.ts', 'strip-worker.ts', 'node-worker.mts']) await bundle(file, bundled);
	const headings = [...text.matchAll(/^(\S+) \d[\w.-]*\n=+$/gm)].map(([, name]) => name);
	expect(headings).toEqual([...bundled].sort());
	// The requested packages and their dependencies.
	expect(headings).toEqual(expect.arrayContaining([...PAGE_PACKAGES, 'sucrase', 'lines-and-columns']));
});
