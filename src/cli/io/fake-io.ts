import type { InteractiveIo } from './io.ts';

/**
 * Fake input and output for tests, which provides chunks and records output. Its clock advances one second each time
 * `now` is called.
 */
export function fakeIo(chunks: readonly (string | Uint8Array)[] | 'terminal' = [], colour = false): FakeIo {
	const written = { stdout: '', stderr: '' };
	let stop: (() => void) | undefined;
	let closeOutput: (() => void) | undefined;
	let seconds = 0;
	return {
		written,
		interrupt: () => stop?.(),
		closeOutput: () => closeOutput?.(),
		stdout: (text) => (written.stdout += text),
		stderr: (text) => (written.stderr += text),
		colour,
		stdin: {
			isTerminal: chunks === 'terminal',
			read: async function* (signal) {
				for (const chunk of chunks === 'terminal' ? [] : chunks) {
					if (signal?.aborted) return;
					yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
				}
			},
		},
		now: () => new Date(Date.UTC(2026, 0, 5, 10, 0, seconds++)),
		onInterrupt: (callback) => (stop = callback),
		onOutputClosed: (callback) => {
			closeOutput = callback;
			return () => (closeOutput = undefined);
		},
	};
}

interface FakeIo extends InteractiveIo {
	written: { stdout: string; stderr: string };
	/** Simulates Ctrl-C. */
	interrupt: () => void;
	/** Simulates that the program that reads the output exits, as `head -1` does. */
	closeOutput: () => void;
}
