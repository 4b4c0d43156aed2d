import { createReadStream } from 'node:fs';
import { reasonOf } from '../node/read-file.ts';
import type { InteractiveIo } from './io.ts';

/**
 * The bytes of a file, or of standard input for `-`. Reading throws a sentence for the user.
 *
 * @param onRead Is told the size of each chunk.
 */
export async function* readInput(
	name: string,
	io: InteractiveIo,
	onRead: (bytes: number) => void = () => undefined,
): AsyncGenerator<Uint8Array> {
	const chunks = name === '-' ? io.stdin.read() : readFile(name);
	for await (const chunk of chunks) {
		onRead(chunk.length);
		yield chunk;
	}
}

async function* readFile(name: string): AsyncGenerator<Uint8Array> {
	try {
		for await (const chunk of createReadStream(name, { highWaterMark: 2 ** 20 })) yield chunk as Uint8Array;
	} catch (error) {
		throw new Error(`"${name}" cannot be read: ${reasonOf(error)}.`, { cause: error });
	}
}

/** How messages call an input. */
export function inputName(name: string): string {
	return name === '-' ? 'standard input' : name;
}
