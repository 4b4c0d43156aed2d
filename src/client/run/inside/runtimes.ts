import type { Runtime } from '../../../core/runner/runtime.ts';
import type { Parts } from '../protocol.ts';

/** Prepares the files that the page passed in, so that runs can start from them. Rejects if one is missing. */
export async function prepareRuntime(runtime: Runtime, parts: Parts): Promise<LoadedRuntime> {
	if (runtime === 'typescript') {
		const { stripper, worker } = parts;
		return { runtime, strip: typeStripper(textOf(stripper)), worker: textOf(worker) };
	}
	const { wasm, worker, stdlib, packages } = parts;
	if (!wasm || !stdlib || !packages) throw new Error('A part of the runtime is missing.');
	// The module is compiled once. Each run gets a new worker and so a new interpreter.
	return { runtime, module: await WebAssembly.compile(wasm), worker: textOf(worker), stdlib, packages };
}

/**
 * Creates the function that strips types. All runs share its worker, which never runs a reader's code. Each answer contains
 * the number of its request.
 */
function typeStripper(text: string): TypeScriptRuntime['strip'] {
	const worker = workerOf(text);
	const waiting = new Map<number, (stripped: Stripped) => void>();
	let requests = 0;
	worker.addEventListener('message', ({ data: { requestId, stripped } }: MessageEvent<StripAnswer>) => {
		waiting.get(requestId)?.(stripped);
		waiting.delete(requestId);
	});
	return async (files) => {
		const requestId = ++requests;
		const stripped = await new Promise<Stripped>((resolve) => {
			waiting.set(requestId, resolve);
			worker.postMessage({ requestId, files } satisfies StripRequest);
		});
		if ('error' in stripped) throw new Error(stripped.error);
		return stripped.files;
	};
}

/** Starts a worker from its text. */
export function workerOf(text: string): Worker {
	const address = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
	const worker = new Worker(address);
	// The address is only needed to start the worker.
	setTimeout(() => URL.revokeObjectURL(address), 10_000);
	return worker;
}

function textOf(part: ArrayBuffer | undefined): string {
	if (!part) throw new Error('A part of the runtime is missing.');
	return new TextDecoder().decode(part);
}

/** A numbered request to the type stripper. */
export interface StripRequest {
	requestId: number;
	files: Record<string, string>;
}

export interface StripAnswer {
	requestId: number;
	stripped: Stripped;
}

/** The files without types, or the syntax error. */
export type Stripped = { files: Record<string, string> } | { error: string };

export interface TypeScriptRuntime {
	runtime: 'typescript';
	strip: (files: Record<string, string>) => Promise<Record<string, string>>;
	/** Text of the worker without the reader's files. */
	worker: string;
}

export interface PythonRuntime {
	runtime: 'python';
	worker: string;
	module: WebAssembly.Module;
	stdlib: ArrayBuffer;
	packages: ArrayBuffer;
}

export type LoadedRuntime = TypeScriptRuntime | PythonRuntime;
