import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { entriesFor } from '../../src/core/audience.ts';
import { KINDS } from '../../src/core/schema/primitives.ts';
import { loadContent } from '../../src/node/content/load-content.ts';
import { TEAM_SITE } from '../support/fixture-site.ts';
import { DIST } from '../support/pages.ts';

const content = await loadContent();
const files = readdirSync(DIST, { recursive: true, withFileTypes: true })
	.filter((item) => item.isFile())
	.map((item) => path.relative(DIST, path.join(item.parentPath, item.name)));

test('the content has an internal entry of every kind, an internal addition and an internal alert', () => {
	const named = content.entries.filter(({ id }) => id.startsWith('zq7internal'));
	expect(new Set(named.map(({ kind }) => kind))).toEqual(new Set(KINDS));
	expect(entriesFor('internal', content.entries).filter(({ id }) => id.startsWith('zq7internal'))).toHaveLength(
		named.length,
	);
	const changed = content.entries.find(({ id }) => id === 'job-lost');
	expect(changed?.data.note).toContain('zq7internal');
	expect(content.images.map(({ name }) => name)).toContain('zq7internal.png');
});

test('nothing of it is in any file of the public site, byte by byte', () => {
	expect(files.length).toBeGreaterThan(200);
	expect(filesWith('zq7internal')).toEqual([]);
});

test('no file says where the content was on the machine that built the site', () => {
	expect(filesWith(path.basename(TEAM_SITE.HINDSIGHT_CONTENT))).toEqual([]);
});

test('the same search finds what is public in pages, the search index, JSON, Markdown, feeds and images', () => {
	const found = filesWith('zq7public');
	for (const place of [
		/^errors\/worker-lost\/index\.html$/,
		/^errors\/worker-lost\/index\.html\.md$/,
		/^runbooks\/restart-the-workers\/index\.html$/,
		/^pagefind\/fragment\//,
		/^api\/cards\.v1\.json$/,
		/^api\/graph\.v1\.json$/,
		/^api\/pages\.v1\.json$/,
		/^llms\.txt$/,
		/^postmortems\/workers-out-of-memory\/memory\.png$/,
	]) {
		expect(
			found.some((file) => place.test(file)),
			`${place}`,
		).toBe(true);
	}
});

test('what the team replaces is nowhere, and what it adds internally leaves the page of the pack', () => {
	const replaced = 'This text is the one of the pack';
	const pack = path.join(TEAM_SITE.HINDSIGHT_CONTENT, 'packs/reference/errors/worker-late.mdx');
	expect(readFileSync(pack, 'utf8')).toContain(replaced);
	expect(filesWith(replaced.toLowerCase())).toEqual([]);
	expect(readFileSync(path.join(DIST, 'errors/job-lost/index.html'), 'utf8')).toContain('From the pack reference.');
});

/** Files that contain a word in any case, in their names, as they are, or unpacked. */
function filesWith(word: string): string[] {
	return files.filter((file) => {
		const bytes = readFileSync(path.join(DIST, file));
		return [Buffer.from(file), bytes, ...unpacked(bytes)].some((each) =>
			each.toString('latin1').toLowerCase().includes(word),
		);
	});
}

/** Pagefind and the runtimes are packed files. */
function unpacked(bytes: Buffer): Buffer[] {
	return [gunzipSync, brotliDecompressSync].flatMap((unpack) => {
		try {
			return [unpack(bytes)];
		} catch {
			return [];
		}
	});
}
