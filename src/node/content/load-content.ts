import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { CONTENT_FOLDER, ENGINE_PACKS } from '../places.ts';
import { readContent, type ReadContent } from './read-content.ts';

/**
 * The entry point to the whole content: documents, entries, settings, snippets with their evidence, and all problems
 * with them. Never throws, whatever the folder contains and even if it is missing.
 *
 * Within one process, a folder is read only once until a file in it changes, so the configuration, the integrations and the
 * pages of a build share one result, and the development server sees each edit. The result is shared: do not modify it.
 *
 * @param folder The content folder.
 * @param projectRoot The folder that paths in messages are relative to.
 */
export async function loadContent(folder = CONTENT_FOLDER, projectRoot = process.cwd()): Promise<ReadContent> {
	const absolute = path.resolve(projectRoot, folder);
	const name = path.relative(projectRoot, absolute).split(path.sep).join('/') || '.';
	// The fingerprint is taken before the files are read: an edit made meanwhile is picked up by the next call.
	const fingerprint = await fingerprintOf(absolute, ENGINE_PACKS);
	if (fingerprint === undefined) return readContent(absolute, name, projectRoot);
	const key = `${name}\0${absolute}`;
	const cached = LOADED.get(key);
	if (cached?.fingerprint === fingerprint) return cached.content;
	const content = readContent(absolute, name, projectRoot);
	LOADED.set(key, { fingerprint, content });
	return content;
}

/**
 * A fingerprint of the content folder and the engine's packs: names, sizes and times of all files. Undefined if a change could
 * go unnoticed: the folder is missing or cannot be listed, or a file was written so recently that a second edit in the same
 * tick of the file system's clock would leave its times unchanged.
 */
async function fingerprintOf(folder: string, packs: string): Promise<string | undefined> {
	try {
		const now = Date.now();
		const items = await readdir(folder, { recursive: true, withFileTypes: true });
		const packsAreOutside = path.relative(folder, packs).startsWith('..');
		if (packsAreOutside)
			items.push(...(await readdir(packs, { recursive: true, withFileTypes: true }).catch(() => [])));
		const files = items.map((item) => path.join(item.parentPath, item.name)).sort();
		const states = await Promise.all(
			files.map(async (file) => {
				const { size, mtimeNs, ctimeNs, ino } = await lstat(file, { bigint: true });
				return { text: `${file}\0${size}\0${mtimeNs}\0${ctimeNs}\0${ino}`, changedMs: Number(ctimeNs / 1_000_000n) };
			}),
		);
		const isSettled = states.every(({ changedMs }) => now - changedMs > CLOCK_TICK_MS);
		return isSettled ? states.map(({ text }) => text).join('\n') : undefined;
	} catch {
		return undefined;
	}
}

/** File systems round times down to a clock tick, which is at most this long. */
const CLOCK_TICK_MS = 50;

/**
 * The content that was read, by folder, with the fingerprint at that time. It is on the global object because a build contains
 * this module twice: Node loads it for the configuration, and the bundler adds it to the program that renders the pages.
 */
const STORE = Symbol.for('hindsight.content');
const LOADED = ((globalThis as { [STORE]?: Loaded })[STORE] ??= new Map<string, CacheEntry>());

type Loaded = Map<string, CacheEntry>;

interface CacheEntry {
	fingerprint: string;
	content: Promise<ReadContent>;
}
