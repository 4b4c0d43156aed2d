import type { FromWorker, Job, Preparation } from '../protocol.ts';
import { workerOf, type PythonRuntime } from './runtimes.ts';

/*
 * Python interpreters. Each is a worker of its own, runs one program and is then ended. To spare a reader the seconds that an
 * interpreter needs to start, one may be started before there is a program for it. Until then it has run nothing but this
 * project's own code, so to its program it is as new as any other interpreter.
 */
let spare: Spare | undefined;

/**
 * Starts a spare interpreter, unless there already is one with the same preparation. A spare with a different
 * preparation is ended.
 */
export function startSpare(runtime: PythonRuntime, preparation: Preparation, onReady: () => void): void {
	if (spare && isFor(preparation, spare)) return;
	endSpare();
	const listeners = new AbortController();
	const started: Spare = { worker: startInterpreter(runtime, preparation), preparation, listeners };
	spare = started;
	const drop = () => started === spare && endSpare();
	const { signal } = listeners;
	started.worker.addEventListener('error', drop, { signal });
	started.worker.addEventListener(
		'message',
		({ data }: MessageEvent<FromWorker>) => {
			if (data.type === 'ready') onReady();
			// It failed to start. The next run starts another one, and reports why that fails.
			else drop();
		},
		{ signal },
	);
}

/** Ends the spare interpreter, if there is one. */
export function endSpare(): void {
	spare?.listeners.abort();
	spare?.worker.terminate();
	spare = undefined;
}

/**
 * An interpreter for a job: the spare one, which may still be starting, or a new one. The caller then sends it the job.
 */
export function takeInterpreter(runtime: PythonRuntime, { preparation }: Job): Worker {
	if (!spare || !isFor(preparation, spare)) {
		endSpare();
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
	/** Removes the listeners that were added when the spare was started. The run that takes it adds its own. */
	listeners: AbortController;
}

/** The first message to an interpreter's worker. The second is its job. */
export interface StartMessage {
	module: WebAssembly.Module;
	stdlib: ArrayBuffer;
	packages: ArrayBuffer;
	preparation: Preparation;
}
