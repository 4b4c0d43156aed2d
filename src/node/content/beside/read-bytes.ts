import { readFile } from 'node:fs/promises';

/** Reads a file that is not text, such as an image. Rejects if it cannot be read. */
export async function readBytes(absolute: string): Promise<Uint8Array<ArrayBuffer>> {
	return new Uint8Array(await readFile(absolute));
}
