import type { Runtime } from '../../core/runner/runtime.ts';

/** One run: the files, which of them is started, and what the reader set. */
export interface Job {
	runtime: Runtime;
	/** Name of the file that is started; one of `files`. */
	entry: string;
	/** Contents by file name. */
	files: Record<string, string>;
	/** Environment variables. */
	env: Record<string, string>;
	/** Time limit, counted from the moment the code starts. */
	seconds: number;
	/** True for Python that suspends itself while it waits, which needs a browser with JSPI. */
	waits: boolean;
}

/** What the page tells the sandbox. */
export type ToSandbox =
	| { type: 'load'; runtime: Runtime; parts: Parts }
	| { type: 'run'; id: number; job: Job }
	| { type: 'stop' }
	/** Asks for a `pong`, to learn whether the frame is alive. */
	| { type: 'ping' };

/** What the sandbox tells the page. It is text from a place that runs anybody's code: shown, never obeyed. */
export type FromSandbox =
	| { type: 'ready' }
	| { type: 'pong' }
	| { type: 'running'; id: number }
	| { type: 'output'; id: number; text: string }
	| { type: 'end'; id: number; end: End };

/** How a run came to its end. */
export type End =
	| { how: 'exit'; code: number; seconds: number }
	| { how: 'time limit'; seconds: number }
	| { how: 'output limit' }
	| { how: 'memory limit'; megabytes: number }
	/** This browser cannot run it. */
	| { how: 'unsupported'; reason: string }
	/** The frame no longer answers: the browser has ended its process, or it hangs. */
	| { how: 'lost' }
	| { how: 'stopped' }
	| { how: 'failed'; reason: string };

/** The files of a runtime, unpacked, by the name of their role. */
export type Parts = Record<string, ArrayBuffer>;

/** What a worker tells the frame that started it. */
export type FromWorker =
	| { type: 'running' }
	| { type: 'output'; text: string }
	| { type: 'exit'; code: number }
	| { type: 'memory limit'; megabytes: number }
	| { type: 'failed'; reason: string }
	| SubtleCall;

/** A call of `crypto.subtle`, which browsers give to the frame but not to a worker in it. */
export interface SubtleCall {
	type: 'subtle';
	call: number;
	method: string;
	/** As WebCrypto takes them; a key is a {@link KeyHandle}. */
	values: unknown[];
}

export interface SubtleAnswer {
	call: number;
	value?: unknown;
	error?: string;
}

/** A key stays in the frame; the worker knows it by a number. */
export interface KeyHandle {
	handle: number;
	type: string;
	algorithm: object;
	extractable: boolean;
	usages: readonly string[];
}

/**
 * How long a runtime that is loaded may take until the code starts. Python needs some seconds; on a busy machine WebKit
 * needed 92 and the other browsers 50, and a reader who is tired of waiting can press Stop.
 */
export const START_LIMIT_S = 180;

/** Characters of output that a reader is shown. */
export const MAX_OUTPUT = 20_000;
