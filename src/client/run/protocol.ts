import type { Runtime } from '../../core/runner/runtime.ts';

/** One run: the files, the entry file, and the reader's settings. */
export interface Job {
	runtime: Runtime;
	/** Name of the entry file; one of `files`. */
	entry: string;
	/** Contents by file name. */
	files: Record<string, string>;
	/** Environment variables. */
	env: Record<string, string>;
	/** Time limit, counted from the moment the code starts. */
	seconds: number;
	/** Memory limit of a TypeScript program, in megabytes. */
	megabytes: number;
	/** For Python. */
	preparation: Preparation;
}

/** What a Python interpreter does before it gets a program. */
export interface Preparation {
	/** True for a program that suspends itself while it waits, which needs a browser with JSPI. */
	waits: boolean;
	/** True for a program that imports SQLAlchemy. It is imported before the time limit starts. */
	sqlalchemy: boolean;
}

/** Messages from the page to the sandbox. */
export type ToSandbox =
	| { type: 'load'; runtime: Runtime; parts: Parts }
	| { type: 'run'; id: number; job: Job }
	/** Starts a spare Python interpreter for the next run, in place of one with a different preparation. */
	| { type: 'warm'; preparation: Preparation }
	/** Ends the spare interpreter. */
	| { type: 'cool' }
	| { type: 'stop' }
	/** Requests a `pong`, to check whether the frame is alive. */
	| { type: 'ping' };

/** Messages from the sandbox to the page. They come from untrusted code, so they are displayed but never obeyed. */
export type FromSandbox =
	| { type: 'ready' }
	| { type: 'pong' }
	/** The spare interpreter is ready. */
	| { type: 'warmed' }
	| { type: 'running'; id: number }
	| { type: 'output'; id: number; text: string }
	| { type: 'end'; id: number; end: End };

/** How a run ended. */
export type End =
	| { how: 'exit'; code: number; seconds: number }
	| { how: 'time limit'; seconds: number }
	| { how: 'output limit' }
	| { how: 'memory limit'; megabytes: number }
	/** This browser cannot run the program. */
	| { how: 'unsupported'; reason: string }
	/** The frame no longer responds, because the browser has ended its process or it hangs. */
	| { how: 'lost' }
	| { how: 'stopped' }
	| { how: 'failed'; reason: string };

/** The unpacked files of a runtime, by their role. */
export type Parts = Record<string, ArrayBuffer>;

/** Messages from a worker to the frame that started it. */
export type FromWorker =
	/** A Python interpreter is waiting for its program. */
	| { type: 'ready' }
	| { type: 'running' }
	| { type: 'output'; text: string }
	| { type: 'exit'; code: number }
	| { type: 'memory limit'; megabytes: number }
	| { type: 'failed'; reason: string }
	| SubtleCall;

/** A call to `crypto.subtle`, which browsers provide to the frame but not to its workers. */
export interface SubtleCall {
	type: 'subtle';
	/** Number of the call, which the answer repeats. */
	call: number;
	method: string;
	/** The arguments for WebCrypto. A key is a {@link KeyHandle}. */
	values: unknown[];
}

export interface SubtleAnswer {
	call: number;
	value?: unknown;
	error?: string;
}

/** A key by its number. The key itself stays in the frame. */
export interface KeyHandle {
	handle: number;
	type: string;
	algorithm: object;
	extractable: boolean;
	usages: readonly string[];
}

/**
 * Maximum time from the start of a run in the frame, which already has the files, until the code starts. Python needs
 * some seconds. On a busy machine WebKit needed 92 and the other browsers 50. A reader who does not want to wait can
 * press Stop.
 */
export const START_LIMIT_S = 180;

/** Maximum memory of a TypeScript program, in megabytes. */
export const MAX_MEGABYTES = 1024;

/** Maximum number of output characters that the page shows. */
export const MAX_OUTPUT = 20_000;

/** Maximum number of output characters including the lines for charts, which are not shown. */
export const MAX_RAW_OUTPUT = 4 * MAX_OUTPUT;

/**
 * Maximum number of messages from a worker, so that a loop that floods the frame is ended while its queue is still short.
 */
export const MAX_MESSAGES = 4000;
