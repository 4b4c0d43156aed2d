import type { FromWorker, Job, Preparation } from '../protocol.ts';
import { workerOf, type PythonRuntime } from './runtimes.ts';

/*
 * Python interpreters. Each is a worker of its own, runs one program and is then ended. To spare a reader the seconds that an
 * interpreter needs to start, one may be started before there is a program for it. Until then it has run nothing but this
 * project's own code, so to its program it is as new as any other interpreter.
 */
let spare: Spare | undefined;

/**
 * Starts a spare interpreter with this preparation, unless there already is one. Ends one with a different preparation.
 */
export function warm(runtime: PythonRuntime, preparation: Preparation, onReady: () => void): void {
	if (spare && isFor(preparation, spare)) return;
	cool();
	const listeners = new AbortController();
	const started: Spare = { worker: startInterpreter(runtime, preparation), preparation, listeners };
	spare = started;
	const drop = () => started === spare && cool();
	const { signal } = listeners;
	started.worker.addEventListener('error', drop, { signal });
	started.worker.addEventListener(
		'message',
		({ data }: MessageEvent<FromWorker>) => {
			if (data.type === 'ready') onReady();
			// The next run starts an interpreter of its own, and reports why it fails.
			else drop();
		},
		{ signal },
	);
}

/** Ends the spare interpreter, if there is one. */
export function cool(): void {
	spare?.listeners.abort();
	spare?.worker.terminate();
	spare = undefined;
}

/**
 * An interpreter for a job: the spare one, which may still be starting, or a new one. The caller then sends it the job.
 */
export function takeInterpreter(runtime: PythonRuntime, { preparation }: Job): Worker {
	if (!spare || !isFor(preparation, spare)) {
		cool();
		return startInterpreter(runtime, preparation);
	}
	const { worker, listeners } = spare;
	listeners.abort();
	spare = undefined;
	return worker;
}

function startInterpreter({ worker: text, module, stdlib, packages }: PythonRuntime, preparation: Preparation): Worker {
	const worker = workerOf(text);
	worker.postMessage({ module, stdlib, packages, preparation } satisfies StartMessage);
	return worker;
}

function isFor({ waits, sqlalchemy }: Preparation, { preparation }: Spare): boolean {
	return preparation.waits === waits && preparation.sqlalchemy === sqlalchemy;
}

interface Spare {
	worker: Worker;
	preparation: Preparation;
	/** Removes the listeners of the spare; a run adds its own. */
	listeners: AbortController;
}

/** The first message to an interpreter's worker. The second is its job. */
export interface StartMessage {
	module: WebAssembly.Module;
	stdlib: ArrayBuffer;
	packages: ArrayBuffer;
	preparation: Preparation;
}
