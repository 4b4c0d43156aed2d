import { createHash } from 'node:crypto';

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
