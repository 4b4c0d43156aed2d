import { spawn } from 'node:child_process';
import { fstatSync } from 'node:fs';

/**
 * Calls back when the process that reads standard output has ended, as `head -1` does after one line. Node learns of that
 * only from a failed write, and a command that follows a log may write nothing for hours. GNU `tail` polls its output for
 * exactly this purpose. Without GNU `tail` (macOS), the callback is never called, and the next write ends the command.
 *
 * @returns A function that stops watching.
 */
export function watchOutput(onClosed: () => void): () => void {
	if (process.platform !== 'linux' || !fstatSync(1).isFIFO()) return () => undefined;
	// If this process is killed, tail must not keep the pipe to the reader open.
	const tail = spawn('tail', [`--pid=${process.pid}`, '-f', '/dev/null'], { stdio: ['ignore', 'inherit', 'ignore'] });
	tail.on('error', () => undefined);
	tail.on('exit', (_code, signal) => {
		if (signal === 'SIGPIPE') onClosed();
	});
	tail.unref();
	return () => tail.kill();
}
