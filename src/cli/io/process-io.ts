import { addAbortSignal } from 'node:stream';
import { isatty } from 'node:tty';
import type { InteractiveIo } from './io.ts';
import { forTerminal } from './terminal.ts';
import { watchStdoutReader } from './watch-stdout-reader.ts';

/** The input and output of this process. */
export function processIo(): InteractiveIo {
	const colour = process.stdout.isTTY && !process.env['NO_COLOR'];
	return {
		stdout: (text) => process.stdout.write(forTerminal(text, colour)),
		stderr: (text) => process.stderr.write(forTerminal(text, false)),
		colour,
		stdin: { isTerminal: isatty(0), read: readStdin },
		now: () => new Date(),
		onInterrupt: (stop) => {
			process.once('SIGINT', stop);
			process.once('SIGTERM', stop);
		},
		onOutputClosed: watchStdoutReader,
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
