import { open, type FileHandle } from 'node:fs/promises';
import { constants } from 'node:os';
import path from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import type { Scope } from './scope.ts';

/** Maximum size of the stored output of a run, in bytes. */
export const OUTPUT_LIMIT = 64 * 1024;

/**
 * Runs a command until it ends or exceeds a limit, and passes on the lines of its output as they arrive, from both
 * streams in the order in which they were written. Afterwards none of its processes is left; only on Linux
 * does this include processes that left its group.
 *
 * Output goes through a file and not a pipe. Node writes to a file immediately, while an endless loop of `console.log` into
 * a pipe would fill the memory. Also, an escaped process that keeps the file open does not block the runner.
 */
export async function capture(scope: Scope, { command, args, cwd, env, limitMs, onLine }: Command): Promise<Captured> {
	const file = path.join(scope.folder, 'output');
	const sink = await open(file, 'a', 0o600);
	const source = await open(file, 'r');
	const reader = new Reader(source, onLine);
	try {
		const before = performance.now();
		const child = scope.start(command, args, { cwd, env, stdio: ['ignore', sink.fd, sink.fd] });
		let exit: number | undefined;
		let durationMs = 0;
		let failure: Error | undefined;
		child.once('exit', (code, signal) => {
			durationMs = performance.now() - before;
			exit = code ?? 128 + constants.signals[signal ?? 'SIGKILL'];
		});
		child.once('error', (error) => (failure = error));
		let stopped: Captured['stopped'];
		while (exit === undefined) {
			if (failure) throw failure;
			await sleep(POLL_MS);
			await reader.readOn();
			if (exit !== undefined || stopped) continue;
			if (reader.isFull) stopped = 'output';
			else if (performance.now() - before > limitMs) stopped = 'time';
			if (stopped) await scope.kill(child);
		}
		await scope.kill(child);
		await reader.readOn();
		if (reader.isFull) stopped ??= 'output';
		return { output: reader.end(), exit, durationMs, stopped };
	} finally {
		await sink.close();
		await source.close();
	}
}

/** Reads new text in a growing file, up to the limit. */
class Reader {
	/** True once the output exceeds the limit. */
	isFull = false;
	readonly #decoder = new StringDecoder('utf8');
	readonly #file: FileHandle;
	readonly #onLine: (line: string) => void;
	#bytes = 0;
	#output = '';
	#unfinished = '';

	constructor(file: FileHandle, onLine: (line: string) => void) {
		this.#file = file;
		this.#onLine = onLine;
	}

	async readOn(): Promise<void> {
		const buffer = Buffer.alloc(OUTPUT_LIMIT + 1 - this.#bytes);
		if (this.isFull) return;
		const { bytesRead } = await this.#file.read(buffer, 0, buffer.length, this.#bytes);
		this.isFull = this.#bytes + bytesRead > OUTPUT_LIMIT;
		const length = Math.min(bytesRead, OUTPUT_LIMIT - this.#bytes);
		this.#bytes += length;
		this.#take(this.#decoder.write(buffer.subarray(0, length)));
	}

	/**
	 * Passes on the last line, if it has no line ending, and returns the whole text, without colours and with uniform
	 * line endings.
	 */
	end(): string {
		this.#take(this.#decoder.end());
		if (this.#unfinished !== '') this.#onLine(stripVTControlCharacters(this.#unfinished));
		return stripVTControlCharacters(this.#output).replaceAll('\r\n', '\n');
	}

	#take(text: string): void {
		this.#output += text;
		const lines = (this.#unfinished + text).split('\n');
		this.#unfinished = lines.pop() ?? '';
		for (const line of lines) this.#onLine(stripVTControlCharacters(line));
	}
}

/** Interval for reading the output, in milliseconds. */
const POLL_MS = 25;

export interface Command {
	command: string;
	args: readonly string[];
	cwd: string;
	env: NodeJS.ProcessEnv;
	limitMs: number;
	/** Called with each line of output, without its line ending. */
	onLine: (line: string) => void;
}

export interface Captured {
	output: string;
	/** The exit status as a shell reports it: for a signal, 128 plus its number. */
	exit: number;
	durationMs: number;
	/** The reason if the command did not end by itself. */
	stopped: 'time' | 'output' | undefined;
}
