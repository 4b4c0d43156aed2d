import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { plainLine } from '../../core/text/words.ts';
import { reasonOf } from '../../node/content/read-file.ts';
import type { InteractiveIo } from '../io/io.ts';

/**
 * The bytes of a file, or of standard input for `-`. Reading throws a sentence for the user.
 *
 * @param look Is shown each chunk.
 */
export async function* readInput(
	name: string,
	io: InteractiveIo,
	look: (chunk: Uint8Array) => void = () => undefined,
): AsyncGenerator<Uint8Array> {
	const chunks = name === '-' ? io.stdin.read() : readChunks(name);
	for await (const chunk of chunks) {
		look(chunk);
		yield chunk;
	}
}

async function* readChunks(name: string): AsyncGenerator<Uint8Array> {
	try {
		for await (const chunk of createReadStream(name, { highWaterMark: 2 ** 20 })) yield chunk as Uint8Array;
	} catch (error) {
		throw unreadable(name, error);
	}
}

/** A whole file as text. Throws a sentence for the user. */
export async function readWhole(name: string): Promise<string> {
	try {
		return await readFile(name, 'utf8');
	} catch (error) {
		throw unreadable(name, error);
	}
}

function unreadable(name: string, error: unknown): Error {
	return new Error(`"${plainLine(name)}" cannot be read: ${reasonOf(error)}.`, { cause: error });
}

/** How messages call an input. */
export function inputName(name: string): string {
	return name === '-' ? 'standard input' : plainLine(name);
}
