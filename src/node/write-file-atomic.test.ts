import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeFileAtomic } from './write-file-atomic.ts';

let folder = '';
beforeEach(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'hindsight-write-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a reader sees the old or the new contents, never a part of them', async () => {
	const file = path.join(folder, 'evidence.json');
	const texts = ['a', 'b'].map((letter) => letter.repeat(4_000_000));
	await writeFile(file, texts[0] ?? '');
	let isDone = false;
	const writing = writeFileAtomic(file, texts[1] ?? '').finally(() => (isDone = true));
	const seen = new Set<string>();
	while (!isDone) seen.add(await readFile(file, 'utf8'));
	await writing;
	seen.add(await readFile(file, 'utf8'));
	expect([...seen].filter((text) => !texts.includes(text))).toEqual([]);
	expect(seen).toContain(texts[1]);
});

test('if the file cannot be replaced, the old one stays and no other file is left', async () => {
	const target = path.join(folder, 'taken');
	await mkdir(path.join(target, 'by a folder'), { recursive: true });
	await expect(writeFileAtomic(target, 'new')).rejects.toThrow();
	expect(await readdir(folder)).toEqual(['taken']);
	expect(await readdir(target)).toEqual(['by a folder']);
});
