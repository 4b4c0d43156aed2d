import { isSeriesLine } from '../../../core/runner/series.ts';
import { MAX_MESSAGES, MAX_OUTPUT, MAX_RAW_OUTPUT, START_LIMIT_S } from '../protocol.ts';
import type { Runtime } from '../../../core/runner/runtime.ts';
import type { End, FromSandbox, FromWorker, Job, Preparation, ToSandbox } from '../protocol.ts';
import { endSpare, startSpare, takeInterpreter } from './interpreter.ts';
import {
	prepareRuntime,
	workerOf,
	type LoadedRuntime,
	type PythonRuntime,
	type TypeScriptRuntime,
} from './runtimes.ts';
import { SubtleRelay } from './subtle-relay.ts';

/*
 * The script of /runtimes/sandbox.html, which the page embeds with `sandbox="allow-scripts"`.
 *
 * Such a frame has an opaque origin: it has no cookies, no storage and no access to the page around it. Its policy
 * allows this script by hash, workers made of blobs, and WebAssembly, but no connections. A worker made of a blob
 * inherits that policy. A worker loaded from an address would have none, because a static host sends no headers. So the
 * page passes in all files of a runtime. A reader's code runs only in such a worker, as part of its text (TypeScript)
 * or as data for an interpreter (Python): no code here or on the site's pages needs `eval`.
 */

/** Output goes to the page in chunks, so that many short lines do not become many redraws. */
const FLUSH_EVERY_MS = 60;

const loaded = new Map<Runtime, Promise<LoadedRuntime>>();
let current: Run | undefined;

// Without the sandbox attribute, or if opened directly, this would be a page of the site. Then the script does nothing.
if (self.origin === 'null' && parent !== self) {
	addEventListener('message', (event: MessageEvent<ToSandbox>) => {
		if (event.source !== parent || event.origin !== location.origin) return;
		receive(event.data);
	});
	tell({ type: 'ready' });
}

function receive(message: ToSandbox): void {
	switch (message.type) {
		case 'load':
			loaded.set(message.runtime, prepareRuntime(message.runtime, message.parts));
			return;
		case 'run':
			current?.end({ how: 'stopped' });
			current = new Run(message.id, message.job);
			void current.start();
			return;
		case 'warm':
			void startSpareIfIdle(message.preparation);
			return;
		case 'cool':
			return endSpare();
		case 'stop':
			current?.end({ how: 'stopped' });
			return;
		case 'ping':
			tell({ type: 'pong' });
	}
}

/**
 * Starts a spare interpreter for the next run. Does nothing while a run needs the processor, or if Python was not
 * loaded.
 */
async function startSpareIfIdle(preparation: Preparation): Promise<void> {
	const runtime = await loaded.get('python')?.catch(() => undefined);
	if (runtime?.runtime === 'python' && !current) startSpare(runtime, preparation, () => tell({ type: 'warmed' }));
}

/** One run of a program: starts its worker, passes its output on, and ends it at a limit. */
class Run {
	readonly #id: number;
	readonly #job: Job;
	readonly #subtle = new SubtleRelay();
	#worker: Worker | undefined;
	#hasEnded = false;
	/** When the code began; 0 until then. */
	#startedAt = 0;
	/** Limits the start and, once the code has begun, the run. */
	#limitTimer: ReturnType<typeof setTimeout> | undefined;
	#flushTimer: ReturnType<typeof setTimeout> | undefined;
	/** Output that the page has not received yet. */
	#unsent = '';
	/** Number of messages from the worker so far. */
	#messages = 0;
	/** Number of output characters so far. */
	#characters = 0;
	/** Number of those characters that the page shows: all except the lines for charts. */
	#shownCharacters = 0;

	constructor(id: number, job: Job) {
		this.#id = id;
		this.#job = job;
	}

	async start(): Promise<void> {
		const reason = `The runtime did not start within ${START_LIMIT_S} seconds.`;
		this.#limitTimer = setTimeout(() => this.end({ how: 'failed', reason }), START_LIMIT_S * 1000);
		try {
			const runtime = await loaded.get(this.#job.runtime);
			if (!runtime) throw new Error('The runtime was not loaded.');
			if (runtime.runtime === 'typescript') await this.#startTypeScript(runtime);
			else this.#startPython(runtime);
		} catch (error) {
			this.end({ how: 'failed', reason: messageOf(error) });
		}
	}

	end(end: End): void {
		if (this.#hasEnded) return;
		this.#hasEnded = true;
		clearTimeout(this.#limitTimer);
		this.#worker?.terminate();
		this.#sendOutput();
		tell({ type: 'end', id: this.#id, end });
		if (current === this) current = undefined;
	}

	async #startTypeScript({ strip, worker }: TypeScriptRuntime): Promise<void> {
		const { entry, files, env, megabytes } = this.#job;
		const stripped = await strip(files);
		if (this.#hasEnded) return;
		let text = `${worker}\n`;
		/** For each file, the number of lines before it in the text. */
		const starts: [name: string, line: number][] = [];
		for (const [name, code] of Object.entries(stripped)) {
			starts.push([name, text.split('\n').length - 1]);
			text += `hindsight.define(${JSON.stringify(name)}, ${asyncIf(name === entry)}${WRAPPER} {${code}\n});\n`;
		}
		text += `hindsight.start(${JSON.stringify({ entry, env, megabytes })});`;
		this.#attach(workerOf(text), (line) => {
			const [name, before] = starts.findLast(([, start]) => start < line) ?? [entry, 0];
			return `${name}:${line - before}: `;
		});
	}

	#startPython(runtime: PythonRuntime): void {
		const worker = takeInterpreter(runtime, this.#job);
		this.#attach(worker);
		worker.postMessage(this.#job);
	}

	/**
	 * Listens to the worker of this run.
	 *
	 * @param placeOf Turns a line of the worker's text into the reader's file and line, as a prefix for an error message.
	 */
	#attach(worker: Worker, placeOf: (line: number) => string = () => ''): void {
		worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.#receive(data));
		worker.addEventListener('error', (event) => {
			event.preventDefault();
			this.#addOutput(`${placeOf(event.lineno)}${event.message.replace(/^Uncaught /, '')}\n`);
			this.end({ how: 'exit', code: 1, seconds: this.#elapsed() });
		});
		this.#worker = worker;
	}

	#receive(message: FromWorker): void {
		if (this.#hasEnded) return;
		if (++this.#messages > MAX_MESSAGES) return this.end({ how: 'output limit' });
		switch (message.type) {
			case 'ready':
				return;
			case 'running':
				return this.#begin();
			case 'output':
				return this.#addOutput(String(message.text));
			case 'exit':
				return this.end({ how: 'exit', code: Number(message.code), seconds: this.#elapsed() });
			case 'memory limit':
				return this.end({ how: 'memory limit', megabytes: Number(message.megabytes) });
			case 'failed':
				return this.end({ how: 'failed', reason: String(message.reason).slice(0, 500) });
			case 'subtle':
				void this.#subtle.answer(message).then((answer) => this.#worker?.postMessage(answer));
		}
	}

	#begin(): void {
		// A second message must not restart the time limit.
		if (this.#startedAt > 0) return;
		const { seconds } = this.#job;
		this.#startedAt = performance.now();
		clearTimeout(this.#limitTimer);
		this.#limitTimer = setTimeout(() => this.end({ how: 'time limit', seconds }), seconds * 1000);
		tell({ type: 'running', id: this.#id });
	}

	#elapsed(): number {
		return this.#startedAt === 0 ? 0 : (performance.now() - this.#startedAt) / 1000;
	}

	/** Adds output up to the limit, and ends the run if it exceeds the limit. */
	#addOutput(text: string): void {
		const room = MAX_RAW_OUTPUT - this.#characters;
		this.#characters += text.length;
		this.#unsent += text.slice(0, Math.max(0, room));
		this.#shownCharacters += isSeriesLine(text) ? 0 : text.length;
		this.#flushTimer ??= setTimeout(() => this.#sendOutput(), FLUSH_EVERY_MS);
		if (this.#shownCharacters > MAX_OUTPUT || this.#characters > MAX_RAW_OUTPUT) this.end({ how: 'output limit' });
	}

	#sendOutput(): void {
		clearTimeout(this.#flushTimer);
		this.#flushTimer = undefined;
		if (this.#unsent === '') return;
		tell({ type: 'output', id: this.#id, text: this.#unsent });
		this.#unsent = '';
	}
}

/** Each file becomes a function, as in CommonJS. */
const WRAPPER = 'function (require, module, exports)';

/** Only the entry file may use top-level await, because imports must be available immediately. */
const asyncIf = (isEntry: boolean) => (isEntry ? 'async ' : '');

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

function tell(message: FromSandbox): void {
	parent.postMessage(message, location.origin);
}
