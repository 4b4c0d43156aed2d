/// <reference lib="webworker" />
import { post as tell } from './post.ts';
import * as timers from './event-loop.ts';
import { EventEmitter } from './events.ts';
import { describeError, format, inspect } from './inspect.ts';
import { createPrinter } from '../printer.ts';

/*
 * The Node globals that a small program uses, which replace the worker's own. This file is imported first, so that the pool
 * libraries use these timers too. It only makes programs behave as in Node; the frame around the worker isolates them.
 */
let hasEnded = false;
const send = createPrinter(tell);

/** Reports that the reader's code begins. */
export function begin(): void {
	tell({ type: 'running' });
}

/** Ends the program. Later output is ignored, and the frame removes the worker. */
export function exit(code = Number(process.exitCode ?? 0)): void {
	if (hasEnded) return;
	process.emit('exit', code);
	hasEnded = true;
	tell({ type: 'exit', code: Number(process.exitCode ?? code) });
}

/** Prints an uncaught error, as Node does, and ends the program with exit status 1. */
export function fail(error: unknown): void {
	if (error === EXIT) return;
	write(`${error instanceof Error ? describeError(error) : `Uncaught ${inspect(error)}`}\n`);
	process.exitCode = 1;
	exit(1);
}

function write(text: string): boolean {
	if (!hasEnded) send(text);
	return true;
}

/** Thrown by `process.exit`, which does not return. */
const EXIT = new Error('process.exit');

class Process extends EventEmitter {
	readonly env: Record<string, string | undefined> = {};
	readonly argv = ['node', 'main'];
	readonly pid = 1;
	readonly platform = 'browser';
	readonly version = 'browser';
	readonly versions = {};
	readonly stdout = { write, isTTY: false };
	readonly stderr = { write, isTTY: false };
	readonly hrtime = { bigint: () => BigInt(Math.round(performance.now() * 1e6)) };
	exitCode: number | string | undefined;

	exit(code?: number): never {
		if (code !== undefined) this.exitCode = code;
		exit();
		throw EXIT;
	}

	nextTick<T extends unknown[]>(callback: (...values: T) => void, ...values: T): void {
		queueMicrotask(() => callback(...values));
	}

	uptime(): number {
		return performance.now() / 1000;
	}

	cwd(): string {
		return '/';
	}
}

export const process = new Process();

const print = (...values: unknown[]) => void write(`${format(...values)}\n`);
const console = {
	log: print,
	info: print,
	debug: print,
	warn: print,
	error: print,
	dir: (value: unknown) => print(value),
	table: (value: unknown) => print(value),
	assert: (condition: unknown, ...values: unknown[]) => (condition ? undefined : print('Assertion failed', ...values)),
};

const { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate } = timers;
const replaced: Record<string, unknown> = {
	...{ setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate },
	...{ process, console, global: self, postMessage: undefined },
};
for (const [name, value] of Object.entries(replaced)) {
	Object.defineProperty(self, name, { value, configurable: true, writable: true });
}

addEventListener('error', (event) => {
	event.preventDefault();
	fail(event.error);
});
addEventListener('unhandledrejection', (event) => {
	event.preventDefault();
	fail(event.reason);
});
