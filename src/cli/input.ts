import { createReadStream } from 'node:fs';
import { reasonOf } from '../node/read-file.ts';
import type { InteractiveIo } from './io.ts';

/** The bytes of a file, or of standard input for `-`. Reading throws a sentence for the user. */
export async function* readInput(name: string, io: InteractiveIo): AsyncGenerator<Uint8Array> {
	if (name === '-') {
		yield* io.stdin.read();
		return;
	}
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
