/// <reference lib="webworker" />

/*
 * Replaces the network for Pyodide: its loader fetches files by name, and gets the files that the page passed in. This is
 * imported before Pyodide, which checks the worker's functions as soon as it is loaded.
 */
const files = new Map<string, ArrayBuffer>();
let compiled: WebAssembly.Module | undefined;

/** Provides a file for Pyodide's loader. */
export function serve(name: string, content: ArrayBuffer): void {
	files.set(name, content);
}

/** Sets the interpreter, which the frame compiles once and each worker only instantiates. */
export function useModule(module: WebAssembly.Module): void {
	compiled = module;
}

/** Prevents further loading after the start. The policy forbids it anyway, but this gives a clear error. */
export function hideLoaders(): void {
	files.clear();
	compiled = undefined;
	for (const name of ['fetch', 'importScripts', 'postMessage', 'XMLHttpRequest', 'WebSocket', 'EventSource']) {
		Object.defineProperty(self, name, { value: undefined, configurable: true });
	}
}

self.fetch = (address) => {
	const name = new URL(address instanceof Request ? address.url : address).pathname.slice(1);
	return Promise.resolve(new Response(files.get(name) ?? null, { status: files.has(name) ? 200 : 404 }));
};

// Pyodide calls this to find out whether the worker is a classic one, and does not start in such a worker.
Object.defineProperty(self, 'importScripts', { value: undefined, configurable: true });

// Pyodide fetches this file, but `instantiateStreaming` ignores its contents and uses the compiled module.
files.set('pyodide.asm.wasm', new ArrayBuffer(0));
WebAssembly.instantiateStreaming = async (_source, imports) => {
	if (!compiled) throw new Error('The interpreter was not passed in.');
	return { module: compiled, instance: await WebAssembly.instantiate(compiled, imports) };
};
