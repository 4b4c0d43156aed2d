/// <reference lib="webworker" />

/*
 * Stands between Pyodide and the network: its loader fetches by name, and gets what the page handed in. Imported before
 * Pyodide, which looks at the worker's functions as soon as it is read.
 */
const files = new Map<string, ArrayBuffer>();
let compiled: WebAssembly.Module | undefined;

export function serve(name: string, content: ArrayBuffer): void {
	files.set(name, content);
}

/** The interpreter is compiled once in the frame; each worker only makes an instance of it. */
export function useModule(module: WebAssembly.Module): void {
	compiled = module;
}

/** After the start nothing may be loaded any more. The policy forbids it too; this gives a plain error instead. */
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

// Pyodide takes a worker for one without modules if this works; it would ask the network to find out.
Object.defineProperty(self, 'importScripts', { value: undefined, configurable: true });

files.set('pyodide.asm.wasm', new ArrayBuffer(0));
WebAssembly.instantiateStreaming = async (_source, imports) => {
	if (!compiled) throw new Error('The interpreter was not handed in.');
	return { module: compiled, instance: await WebAssembly.instantiate(compiled, imports) };
};
