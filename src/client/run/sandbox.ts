import { START_LIMIT_S } from './protocol.ts';
import type { Runtime } from '../../core/runner/runtime.ts';
import type { End, FromSandbox, Job, Parts, ToSandbox } from './protocol.ts';
import { href } from '../href.ts';

/** Time that the frame has to report one of its own limits. After that, the page removes the frame and its worker. */
const GRACE_MS = 3000;
const OPEN_LIMIT_MS = 15_000;
/** Interval between pings of the frame while code runs. */
const PING_EVERY_MS = 1000;
/**
 * Number of missed pings after which the frame counts as lost. Browsers that run the frame in a separate process end that
 * process when it uses too much memory, without telling the page. A reader's code never runs in the frame's own thread, so
 * a frame that is alive responds soon even on a busy machine.
 */
const MAX_MISSED_PINGS = 6;

/**
 * The page's side of the frame in which a reader's code runs. There is one frame, and a new run ends the previous one. If
 * the frame dies or hangs, it is removed, and `isOpen` becomes false.
 *
 * Data from the frame is never trusted: it is only text to show, and numbers.
 */
export class Sandbox {
	readonly #frame: HTMLIFrameElement;
	readonly #loaded = new Set<Runtime>();
	#run: CurrentRun | undefined;
	#nextId = 1;
	#isClosed = false;

	/** Opens the frame. Rejects if it does not respond. */
	static open(): Promise<Sandbox> {
		const frame = document.createElement('iframe');
		frame.setAttribute('sandbox', 'allow-scripts');
		frame.src = href('/runtimes/sandbox.html');
		frame.hidden = true;
		frame.title = 'Sandbox for snippets';
		return new Promise((resolve, reject) => {
			const limit = setTimeout(() => {
				removeEventListener('message', listen);
				frame.remove();
				reject(new Error('The sandbox did not open within 15 seconds.'));
			}, OPEN_LIMIT_MS);
			const listen = ({ source, data }: MessageEvent<FromSandbox>) => {
				if (source !== frame.contentWindow || data.type !== 'ready') return;
				clearTimeout(limit);
				removeEventListener('message', listen);
				resolve(new Sandbox(frame));
			};
			addEventListener('message', listen);
			document.body.append(frame);
		});
	}

	private constructor(frame: HTMLIFrameElement) {
		this.#frame = frame;
		addEventListener('message', this.#receive);
	}

	get isOpen(): boolean {
		return !this.#isClosed;
	}

	has(runtime: Runtime): boolean {
		return this.#loaded.has(runtime);
	}

	/** Transfers the files of a runtime to the frame. */
	load(runtime: Runtime, parts: Parts): void {
		this.#loaded.add(runtime);
		this.#tell({ type: 'load', runtime, parts }, Object.values(parts));
	}

	/** Runs a program. Never rejects: every kind of end is a result. */
	run(job: Job, { onStart, onOutput }: RunListeners): Promise<End> {
		this.stop();
		const id = this.#nextId++;
		return new Promise((resolve) => {
			const heartbeat = setInterval(this.#ping, PING_EVERY_MS);
			const giveUp = () => {
				this.close({ how: 'failed', reason: `The runtime did not start within ${START_LIMIT_S} seconds.` });
			};
			const startLimit = setTimeout(giveUp, START_LIMIT_S * 1000 + GRACE_MS);
			this.#run = { id, job, onStart, onOutput, resolve, startLimit, watchdog: undefined, heartbeat, missed: 0 };
			this.#tell({ type: 'run', id, job });
		});
	}

	/**
	 * Starts a spare interpreter for the next run of such a job. Only Python needs one: a TypeScript worker starts at once.
	 * Does nothing while code runs, because the spare would slow it down.
	 */
	warm({ runtime, preparation }: Job): void {
		if (runtime === 'python' && !this.#run && !this.#isClosed) this.#tell({ type: 'warm', preparation });
	}

	/** Ends the spare interpreter. */
	cool(): void {
		this.#tell({ type: 'cool' });
	}

	/** Ends the run, if there is one. */
	stop(): void {
		const run = this.#run;
		if (!run) return;
		this.#tell({ type: 'stop' });
		this.#finish(run, { how: 'stopped' });
	}

	/** Removes the frame, which ends any run in it at once. */
	close(end: End = { how: 'stopped' }): void {
		if (this.#isClosed) return;
		this.#isClosed = true;
		removeEventListener('message', this.#receive);
		this.#frame.remove();
		if (this.#run) this.#finish(this.#run, end);
	}

	#receive = ({ source, data }: MessageEvent<FromSandbox>): void => {
		if (source !== this.#frame.contentWindow) return;
		const run = this.#run;
		if (data.type === 'pong' && run) run.missed = 0;
		if (!run || !('id' in data) || data.id !== run.id) return;
		switch (data.type) {
			case 'running': {
				const { seconds } = run.job;
				const endLate = () => this.close({ how: 'time limit', seconds });
				clearTimeout(run.startLimit);
				run.watchdog ??= setTimeout(endLate, seconds * 1000 + GRACE_MS);
				run.onStart();
				return;
			}
			case 'output':
				return run.onOutput(data.text);
			case 'end':
				return this.#finish(run, data.end);
		}
	};

	#ping = (): void => {
		if (!this.#run) return;
		if (this.#run.missed >= MAX_MISSED_PINGS) return this.close({ how: 'lost' });
		this.#run.missed++;
		this.#tell({ type: 'ping' });
	};

	#finish(run: CurrentRun, end: End): void {
		clearTimeout(run.startLimit);
		clearTimeout(run.watchdog);
		clearInterval(run.heartbeat);
		this.#run = undefined;
		run.resolve(end);
	}

	#tell(message: ToSandbox, transfer: Transferable[] = []): void {
		// The frame's origin is opaque, so no target origin can be named. The messages contain no secrets.
		this.#frame.contentWindow?.postMessage(message, '*', transfer);
	}
}

export interface RunListeners {
	/** Called when the runtime has started and the code begins. */
	onStart: () => void;
	onOutput: (text: string) => void;
}

interface CurrentRun extends RunListeners {
	id: number;
	job: Job;
	resolve: (end: End) => void;
	startLimit: ReturnType<typeof setTimeout>;
	watchdog: ReturnType<typeof setTimeout> | undefined;
	heartbeat: ReturnType<typeof setInterval>;
	/** Number of pings without a response. */
	missed: number;
}
