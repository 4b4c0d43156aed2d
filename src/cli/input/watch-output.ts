import { spawn } from 'node:child_process';
import { fstatSync } from 'node:fs';

/**
 * Calls back when the process that reads standard output has ended, as `head -1` does after one line. Node learns that
 * from a failed write only, and a command that follows a log may have nothing to write for hours. GNU `tail` polls its
 * output for exactly this; where there is none (macOS), the callback is never called, and the next write ends the command.
 *
 * @returns Stops watching.
 */
export function watchOutput(onClosed: () => void): () => void {
	if (process.platform !== 'linux' || !fstatSync(1).isFIFO()) return () => undefined;
	// Should this process be killed, tail must not hold the pipe open for the reader.
	const tail = spawn('tail', [`--pid=${process.pid}`, '-f', '/dev/null'], { stdio: ['ignore', 'inherit', 'ignore'] });
	tail.on('error', () => undefined);
	tail.on('exit', (_code, signal) => {
		if (signal === 'SIGPIPE') onClosed();
	});
	tail.unref();
	return () => tail.kill();
}
