import { downloadParts } from './download.ts';
import type { RuntimeInfo } from '../../core/runner/runtime.ts';
import type { End, Job } from './protocol.ts';
import { Sandbox, type RunListeners } from './sandbox.ts';
import { messageOf } from '../../core/text/message-of.ts';

/**
 * Runs a program in the page's sandbox. Opens the frame and fetches the runtime if necessary, and ends a run that is still
 * in progress. Never rejects.
 */
export async function run(job: Job, info: RuntimeInfo, listeners: ProgressListeners): Promise<End> {
	const started = new AbortController();
	stop();
	starting = started;
	try {
		const open = await openSandbox();
		if (!open.has(job.runtime)) {
			const parts = await downloadParts(info.parts, listeners.onDownload, started.signal);
			if (!open.has(job.runtime)) open.load(job.runtime, parts);
		}
		if (started.signal.aborted) return { how: 'stopped' };
		listeners.onBoot();
		return await open.run(job, listeners);
	} catch (error) {
		if (started.signal.aborted) return { how: 'stopped' };
		return { how: 'failed', reason: messageOf(error) };
	}
}

/** Ends the current run, or a run that is about to start. */
export function stop(): void {
	starting?.abort();
	starting = undefined;
	sandbox?.stop();
}

let sandbox: Sandbox | undefined;
let starting: AbortController | undefined;

async function openSandbox(): Promise<Sandbox> {
	if (!sandbox?.isOpen) sandbox = await Sandbox.open();
	return sandbox;
}

export interface ProgressListeners extends RunListeners {
	/** Called with the number of bytes of the runtime received so far. */
	onDownload: (bytes: number) => void;
	/** Called when all files have arrived and the runtime starts. */
	onBoot: () => void;
}
