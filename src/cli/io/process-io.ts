import { addAbortSignal } from 'node:stream';
import { isatty } from 'node:tty';
import type { InteractiveIo } from './io.ts';
import { removeControls } from './terminal.ts';
import { watchStdoutReader } from './watch-stdout-reader.ts';

/** The input and output of this process. */
export function processIo(): InteractiveIo {
	const colour = process.stdout.isTTY && !process.env['NO_COLOR'];
	return {
		stdout: (text) => process.stdout.write(removeControls(text, { keepColours: colour })),
		stderr: (text) => process.stderr.write(removeControls(text, { keepColours: false })),
		colour,
		stdin: { isTerminal: isatty(0), read: readStdin },
		now: () => new Date(),
		onInterrupt: (callback) => {
			process.once('SIGINT', callback);
			process.once('SIGTERM', callback);
		},
		onOutputClosed: watchStdoutReader,
	};
}

async function* readStdin(signal?: AbortSignal): AsyncGenerator<Uint8Array> {
	if (signal) addAbortSignal(signal, process.stdin);
	try {
		for await (const chunk of process.stdin) yield chunk as Uint8Array;
	} catch (error) {
		if (!signal?.aborted) throw error;
	}
}
