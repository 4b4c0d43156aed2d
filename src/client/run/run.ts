import type { Runtime, RuntimeInfo } from '../../core/runner/runtime.ts';
import { messageOf } from '../../core/text/message-of.ts';
import { downloadParts } from './download.ts';
import type { End, Job } from './protocol.ts';
import { Sandbox, type RunListeners } from './sandbox.ts';

/**
 * Runs a program in the page's sandbox. Opens the frame and fetches the runtime if necessary, and ends a run that is still
 * in progress. Afterwards it starts a spare interpreter for the next run. Never rejects.
 */
export async function run(job: Job, info: RuntimeInfo, listeners: ProgressListeners): Promise<End> {
	endCurrent();
	const controller = new AbortController();
	newestRun = controller;
	try {
		const loading = load(job.runtime, info);
		loading.onBytes = listeners.onDownload;
		if (!loading.loadedSandbox) listeners.onDownload(loading.bytes);
		const sandbox = await loading.sandbox;
		if (controller.signal.aborted) return { how: 'stopped' };
		listeners.onBoot();
		const end = await sandbox.run(job, listeners);
		sandbox.warm(job);
		return end;
	} catch (error) {
		if (controller.signal.aborted) return { how: 'stopped' };
		return { how: 'failed', reason: messageOf(error) };
	}
}

/**
 * Loads everything that a job needs and starts a spare interpreter, so that the job can start at once when the reader
 * runs it. While another job runs, no interpreter is started. A failure is not reported, because the reader has not
 * asked for a run yet.
 */
export async function prepare(job: Job, info: RuntimeInfo): Promise<void> {
	const sandbox = await load(job.runtime, info).sandbox.catch(() => undefined);
	sandbox?.warm(job);
}

/** Ends the current run, or a run that is about to start, and every download. */
export function stop(): void {
	endCurrent();
	for (const { controller } of loadings.values()) controller.abort();
}

function endCurrent(): void {
	newestRun?.abort();
	newestRun = undefined;
	currentSandbox?.stop();
}

/** Loads a runtime once for all callers, and again if that failed or if the frame is gone. */
function load(runtime: Runtime, info: RuntimeInfo): Loading {
	const known = loadings.get(runtime);
	// It is still loading, or it is in a frame that is still open.
	if (known && known.loadedSandbox?.isOpen !== false) return known;
	const controller = new AbortController();
	const loading: Loading = {
		controller,
		bytes: 0,
		loadedSandbox: undefined,
		sandbox: loadInto(runtime, info, () => loading),
	};
	loadings.set(runtime, loading);
	loading.sandbox.then(
		(sandbox) => (loading.loadedSandbox = sandbox),
		() => loading === loadings.get(runtime) && loadings.delete(runtime),
	);
	return loading;
}

/**
 * @param loading Returns the entry of this load. It is a function, because the entry contains the promise of this call.
 */
async function loadInto(runtime: Runtime, info: RuntimeInfo, loading: () => Loading): Promise<Sandbox> {
	const sandbox = await openSandbox();
	if (sandbox.has(runtime)) return sandbox;
	const { controller } = loading();
	const count = (bytes: number) => {
		loading().bytes = bytes;
		loading().onBytes?.(bytes);
	};
	sandbox.load(runtime, await downloadParts(info.parts, count, controller.signal));
	return sandbox;
}

function openSandbox(): Promise<Sandbox> {
	if (currentSandbox?.isOpen) return Promise.resolve(currentSandbox);
	opening ??= Sandbox.open()
		.then((sandbox) => (currentSandbox = sandbox))
		.finally(() => (opening = undefined));
	return opening;
}

let currentSandbox: Sandbox | undefined;
let opening: Promise<Sandbox> | undefined;
/** Aborted when the newest run is to end, which may happen before its program has started. */
let newestRun: AbortController | undefined;
const loadings = new Map<Runtime, Loading>();

/** A page that is hidden for this long is probably forgotten, and a spare interpreter takes up some 100 MB. */
const HIDDEN_LIMIT_MS = 60_000;
let hiddenTimer: ReturnType<typeof setTimeout> | undefined;
document.addEventListener('visibilitychange', () => {
	clearTimeout(hiddenTimer);
	if (document.hidden) hiddenTimer = setTimeout(() => currentSandbox?.cool(), HIDDEN_LIMIT_MS);
});
addEventListener('pagehide', () => currentSandbox?.cool());

interface Loading {
	/** Ends the download. */
	controller: AbortController;
	/** Number of bytes received so far. */
	bytes: number;
	onBytes?: (bytes: number) => void;
	/** The frame with the runtime in it. */
	sandbox: Promise<Sandbox>;
	/** The same frame, once the runtime is in it. */
	loadedSandbox: Sandbox | undefined;
}

export interface ProgressListeners extends RunListeners {
	/** Called with the number of bytes of the runtime received so far. */
	onDownload: (bytes: number) => void;
	/** Called when all files have arrived and the runtime starts. */
	onBoot: () => void;
}
