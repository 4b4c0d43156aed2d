import { readFile } from 'node:fs/promises';
import type { RuntimeManifest } from '../../core/runner/runtime.ts';

/** The folder that stores packed runtimes and their manifest between builds, relative to the project's root. */
export const RUNTIME_CACHE = '.cache/runtimes';

/**
 * The manifest of the last build whose pages run snippets, which writes it before its first page. Undefined if there was no
 * such build.
 */
export async function readManifest(): Promise<RuntimeManifest | undefined> {
	try {
		return JSON.parse(await readFile(`${RUNTIME_CACHE}/manifest.json`, 'utf8')) as RuntimeManifest;
	} catch {
		return undefined;
	}
}
