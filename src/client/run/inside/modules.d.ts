/** The module is only passed on to the reader's code, so its type does not matter here. */
declare module 'pg-pool' {
	const Pool: unknown;
	export default Pool;
}

/** The export of pyodide/pyodide.asm.mjs, which `loadPyodide` takes as `createPyodideModule`. */
declare module 'pyodide/pyodide.asm.mjs' {
	const createPyodideModule: unknown;
	export default createPyodideModule;
}
