import { createHash } from 'node:crypto';
import type { Snippet } from '../core/schema/snippet.ts';

/**
 * SHA-256, as 64 hexadecimal digits, over the files of one snippet variant: the file that is run and those it shares.
 * Names count as well as contents, order does not, and a line ending is the same on every system.
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

/** Settings of servers as a file for the hash: they decide what a run shows as much as the code. None gives no file. */
export function settingsAsFile(services: Snippet['services']): { name: string; content: Buffer }[] {
	if (Object.keys(services).length === 0) return [];
	// No file of a snippet has a space in its name.
	return [{ name: 'server settings', content: Buffer.from(JSON.stringify(services)) }];
}
