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
	const controller = new AbortController();
	stop();
	newest = controller;
	try {
		const sandbox = await openSandbox();
		if (!sandbox.has(job.runtime)) {
			const parts = await downloadParts(info.parts, listeners.onDownload, controller.signal);
			if (!sandbox.has(job.runtime)) sandbox.load(job.runtime, parts);
		}
		if (controller.signal.aborted) return { how: 'stopped' };
		listeners.onBoot();
		return await sandbox.run(job, listeners);
	} catch (error) {
		if (controller.signal.aborted) return { how: 'stopped' };
		return { how: 'failed', reason: messageOf(error) };
	}
}

/** Ends the current run, or a run that is about to start. */
export function stop(): void {
	newest?.abort();
	newest = undefined;
	current?.stop();
}

let current: Sandbox | undefined;
/** The controller of the newest run. */
let newest: AbortController | undefined;

async function openSandbox(): Promise<Sandbox> {
	if (!current?.isOpen) current = await Sandbox.open();
	return current;
}

export interface ProgressListeners extends RunListeners {
	/** Called with the number of bytes of the runtime received so far. */
	onDownload: (bytes: number) => void;
	/** Called when all files have arrived and the runtime starts. */
	onBoot: () => void;
}
