import type promises from 'node:fs/promises';
import { cp, mkdtemp, readFile, rm, writeFile, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { aliasRedirects } from '../build/alias-redirects.ts';
import { checkContent } from './check-content.ts';
import { loadContent } from './load-content.ts';

/** Number of reads of each file, by its path. */
const reads = vi.hoisted(() => new Map<string, number>());
vi.mock('node:fs/promises', async (importOriginal) => {
	const original = await importOriginal<typeof promises>();
	const counted = (...args: Parameters<typeof original.readFile>) => {
		const file = args[0] as string;
		reads.set(file, (reads.get(file) ?? 0) + 1);
		return original.readFile(...args);
	};
	return { ...original, readFile: counted };
});

const VALID = path.join(import.meta.dirname, '../../../tests/fixtures/valid');
let root = '';
beforeAll(async () => {
	root = await mkdtemp(path.join(tmpdir(), 'hindsight-load-'));
	await cp(VALID, root, { recursive: true });
	await settle();
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** Waits until the file system can tell a second edit from the first. */
const settle = () => sleep(150);

describe('within one process', () => {
	test('a build reads each file only once', async () => {
		reads.clear();
		const content = await loadContent('content', root);
		aliasRedirects(content);
		const { site } = content;
		await checkContent('content', root);
		const { snippets, tags } = await loadContent('content', root);
		expect([site?.name, snippets.length, Object.keys(tags ?? {}).length > 0]).toEqual(['Test base', 1, true]);

		const inContent = [...reads].filter(([file]) => file.startsWith(path.join(root, 'content')));
		const items = await readdir(path.join(root, 'content'), { recursive: true, withFileTypes: true });
		expect(inContent).toHaveLength(items.filter((item) => item.isFile()).length);
		expect(inContent.filter(([, amount]) => amount !== 1)).toEqual([]);
	});

	test('simultaneous calls share one reading', async () => {
		await touch('content/glossary/connection-pool.mdx');
		reads.clear();
		const [one, other] = await Promise.all([loadContent('content', root), loadContent('content', root)]);
		expect(one).toBe(other);
		expect(reads.get(path.join(root, 'content/site.yaml'))).toBe(1);
	});

	test.each([
		['content/glossary/connection-pool.mdx', (text: string) => text.replace(/title: .*/, 'title: A new title')],
		['content/tags.yaml', (text: string) => `${text}added-later: A tag.\n`],
		['content/snippets/queue-when-full/shared.py', (text: string) => `${text}# edited\n`],
	])('the next call sees an edit of %s', async (file, edit) => {
		const before = await loadContent('content', root);
		await writeFile(path.join(root, file), edit(await readFile(path.join(root, file), 'utf8')));
		const atOnce = await loadContent('content', root);
		await settle();
		const later = await loadContent('content', root);
		for (const after of [atOnce, later]) expect(shown(after)).not.toEqual(shown(before));
		expect(shown(later)).toEqual(shown(atOnce));
	});

	test('the next call sees a new page and a removed page', async () => {
		const page = path.join(root, 'content/glossary/newcomer.mdx');
		const ids = async () => (await loadContent('content', root)).entries.map(({ id }) => id);
		expect(await ids()).not.toContain('newcomer');
		await writeFile(page, '---\ntitle: Newcomer\ndefinition: Somebody who is new.\n---\n');
		await settle();
		expect(await ids()).toContain('newcomer');
		await rm(page);
		expect(await ids()).not.toContain('newcomer');
	});
});

test('truncated evidence is a fault, and does not count as missing', async () => {
	const file = path.join(root, 'content/snippets/queue-when-full/evidence.json');
	const whole = await readFile(file, 'utf8');
	await writeFile(file, whole.slice(0, whole.length / 2));
	const { snippets, runs, faults } = await loadContent('content', root);
	await writeFile(file, whole);
	expect(snippets[0]?.evidence).toEqual({ is: 'invalid', file: 'content/snippets/queue-when-full/evidence.json' });
	expect(runs).toEqual([]);
	expect(faults.map(({ rule, file }) => [rule, file])).toContainEqual([
		'malformed-yaml',
		'content/snippets/queue-when-full/evidence.json',
	]);
	expect(faults.map(({ rule }) => rule)).not.toContain('missing-evidence');
});

async function touch(file: string): Promise<void> {
	await writeFile(path.join(root, file), await readFile(path.join(root, file)));
	await settle();
}

function shown({ entries, tags, snippets }: Awaited<ReturnType<typeof loadContent>>): unknown {
	return [entries.map(({ data }) => data), tags, snippets.map(({ sources }) => [...sources])];
}
