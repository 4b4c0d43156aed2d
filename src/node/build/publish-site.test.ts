import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { publishSite, restoreSite, stagingOf } from './publish-site.ts';

const STAGING = stagingOf('dist');

let root = '';
beforeEach(async () => {
	root = await mkdtemp(path.join(tmpdir(), 'hindsight-publish-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function fill(folder: string, text: string, file = 'index.html'): Promise<void> {
	await mkdir(path.join(root, folder), { recursive: true });
	await writeFile(path.join(root, folder, file), text);
}
const shown = () => readFile(path.join(root, 'dist/index.html'), 'utf8');

test('a finished build replaces the last one completely', async () => {
	await fill('dist', 'old');
	await fill('dist', 'gone', 'old-page.html');
	await fill(STAGING, 'new');
	await publishSite(root, 'dist');
	expect(await shown()).toBe('new');
	expect(existsSync(path.join(root, 'dist/old-page.html'))).toBe(false);
	expect(existsSync(path.join(root, '.dist'))).toBe(false);
});

test('the very first build is published', async () => {
	await fill(STAGING, 'new');
	await publishSite(root, 'dist');
	expect(await shown()).toBe('new');
});

test('a build that wrote no page is not published', async () => {
	await fill('dist', 'old');
	await mkdir(path.join(root, STAGING), { recursive: true });
	await expect(publishSite(root, 'dist')).rejects.toThrow('no finished build');
	expect(await shown()).toBe('old');
});

test('the old site is restored if the new one cannot be moved', async () => {
	await fill('dist', 'old');
	await fill(STAGING, 'new');
	const move: typeof rename = (from, to) =>
		String(from).endsWith('next') ? Promise.reject(new Error('disk full')) : rename(from, to);
	await expect(publishSite(root, 'dist', move)).rejects.toThrow('disk full');
	expect(await shown()).toBe('old');
});

test('a mounted folder gets the new files', async () => {
	await fill('dist', 'old');
	await fill('dist', 'gone', 'old-page.html');
	await fill(STAGING, 'new');
	await publishSite(root, 'dist', () => Promise.reject(Object.assign(new Error('busy'), { code: 'EBUSY' })));
	expect(await shown()).toBe('new');
	expect(existsSync(path.join(root, 'dist/old-page.html'))).toBe(false);
});

test('a build that died during the swap is undone', async () => {
	await fill('.dist/previous', 'old');
	await restoreSite(root, 'dist');
	expect(await shown()).toBe('old');
});

test('an existing site stays unchanged', async () => {
	await fill('.dist/previous', 'older');
	await fill('dist', 'old');
	await restoreSite(root, 'dist');
	expect(await shown()).toBe('old');
});
