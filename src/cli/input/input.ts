import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { plainLine } from '../../core/text/prose/words.ts';
import { reasonOf } from '../../node/content/read-file.ts';
import type { InteractiveIo } from '../io/io.ts';

/**
 * Reads the bytes of a file, or of standard input for `-`. Throws an error whose message is a sentence for the user.
 *
 * @param onChunk Called with each chunk.
 */
export async function* readInput(
	name: string,
	io: InteractiveIo,
	onChunk: (chunk: Uint8Array) => void = () => undefined,
): AsyncGenerator<Uint8Array> {
	const chunks = name === '-' ? io.stdin.read() : readChunks(name);
	for await (const chunk of chunks) {
		onChunk(chunk);
		yield chunk;
	}
}

async function* readChunks(name: string): AsyncGenerator<Uint8Array> {
	try {
		for await (const chunk of createReadStream(name, { highWaterMark: 2 ** 20 })) yield chunk as Uint8Array;
	} catch (error) {
		throw unreadableError(name, error);
	}
}

/** Reads a whole file as text. Throws an error whose message is a sentence for the user. */
export async function readWholeFile(name: string): Promise<string> {
	try {
		return await readFile(name, 'utf8');
	} catch (error) {
		throw unreadableError(name, error);
	}
}

function unreadableError(name: string, error: unknown): Error {
	return new Error(`"${plainLine(name)}" cannot be read: ${reasonOf(error)}.`, { cause: error });
}

/** The name of an input in messages. */
export function inputName(name: string): string {
	return name === '-' ? 'standard input' : plainLine(name);
}
