import { addAbortSignal } from 'node:stream';
import { isatty } from 'node:tty';
import type { InteractiveIo } from './io.ts';

/** The input and output of this process. */
export function processIo(): InteractiveIo {
	return {
		stdout: (text) => process.stdout.write(text),
		stderr: (text) => process.stderr.write(text),
		colour: process.stdout.isTTY && !process.env['NO_COLOR'],
		stdin: { isTerminal: isatty(0), read: readStdin },
		now: () => new Date(),
		onInterrupt: (stop) => {
			process.once('SIGINT', stop);
			process.once('SIGTERM', stop);
		},
	};
}

async function* readStdin(stop?: AbortSignal): AsyncGenerator<Uint8Array> {
	if (stop) addAbortSignal(stop, process.stdin);
	try {
		for await (const chunk of process.stdin) yield chunk as Uint8Array;
	} catch (error) {
		if (!stop?.aborted) throw error;
	}
}
