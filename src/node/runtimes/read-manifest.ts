import { readFile } from 'node:fs/promises';
import type { RuntimeManifest } from '../../core/runner/runtime.ts';

/** The folder that stores packed runtimes and their manifest between builds, relative to the project's root. */
export const RUNTIME_CACHE = '.cache/runtimes';

/**
 * The manifest that the last build with snippets in its pages wrote before its first page; undefined if there was none.
 */
export async function readManifest(): Promise<RuntimeManifest | undefined> {
	try {
		return JSON.parse(await readFile(`${RUNTIME_CACHE}/manifest.json`, 'utf8')) as RuntimeManifest;
	} catch {
		return undefined;
	}
}
