import { createHash } from 'node:crypto';
import type { Snippet } from '../core/schema/kinds/snippet.ts';

/**
 * The SHA-256, as 64 hexadecimal digits, of the files of one snippet variant: the file that is run and the shared files.
 * The hash depends on names and contents, but not on the order of files or on line endings.
 */
export function sourceHash(files: readonly { name: string; content: Buffer }[]): string {
	const hash = createHash('sha256');
	const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
	for (const { name, content } of sorted) {
		const text = content.toString('latin1').replaceAll('\r\n', '\n');
		hash.update(`${name}\0${text.length}\0`).update(text, 'latin1');
	}
	return hash.digest('hex');
}

/**
 * The settings of a snippet's servers as a file for {@link sourceHash}, because they affect a run as much as the code. Empty
 * settings give no file.
 */
export function settingsAsFile(services: Snippet['services']): { name: string; content: Buffer }[] {
	if (Object.keys(services).length === 0) return [];
	// No file of the snippet can have this name, because it contains a space.
	return [{ name: 'server settings', content: Buffer.from(JSON.stringify(services)) }];
}
