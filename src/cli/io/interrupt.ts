import { Interrupted } from '../../node/runner/not-run.ts';

/**
 * Runs work that can be interrupted. SIGINT (Ctrl-C), SIGTERM or SIGHUP (a closed terminal) aborts `signal`. If the work then
 * throws `Interrupted`, this function returns the exit status of a process that was ended by that signal. A second
 * interruption ends this process at once.
 */
export async function withInterrupt(work: (signal: AbortSignal) => Promise<number>): Promise<number> {
	const controller = new AbortController();
	let status = 0;
	const onSignal = (name: NodeJS.Signals): void => {
		if (controller.signal.aborted) process.exit(STATUS[name]);
		status = STATUS[name] ?? 1;
		controller.abort();
	};
	for (const name of SIGNALS) process.on(name, onSignal);
	try {
		return await work(controller.signal);
	} catch (error) {
		if (error instanceof Interrupted) return status;
		throw error;
	} finally {
		for (const name of SIGNALS) process.off(name, onSignal);
	}
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const STATUS: Partial<Record<NodeJS.Signals, number>> = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };
