import { spawn } from 'node:child_process';
import { fstatSync } from 'node:fs';

/**
 * Calls `onClosed` when the process that reads standard output exits, for example `head -1` after one line. Node notices
 * that only after a failed write, and a command that follows a log may write nothing for hours. GNU `tail` polls its output for
 * exactly this purpose. Without GNU `tail` (macOS), the callback is never called, and the next write ends the command.
 *
 * @returns A function that stops watching.
 */
export function watchStdoutReader(onClosed: () => void): () => void {
	if (process.platform !== 'linux' || !fstatSync(1).isFIFO()) return () => undefined;
	// `--pid` ends `tail` together with this process. Otherwise, `tail` would hold the pipe to the reader open.
	const tail = spawn('tail', [`--pid=${process.pid}`, '-f', '/dev/null'], { stdio: ['ignore', 'inherit', 'ignore'] });
	tail.on('error', () => undefined);
	tail.on('exit', (_code, signal) => {
		if (signal === 'SIGPIPE') onClosed();
	});
	tail.unref();
	return () => tail.kill();
}
