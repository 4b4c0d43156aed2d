/** Only handed on to the reader's code as a whole, so its shape does not matter here. */
declare module 'pg-pool' {
	const Pool: unknown;
	export default Pool;
}

/** What pyodide/pyodide.asm.mjs exports; `loadPyodide` takes it as `createPyodideModule`. */
declare module 'pyodide/pyodide.asm.mjs' {
	const createPyodideModule: unknown;
	export default createPyodideModule;
}
