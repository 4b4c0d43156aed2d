/// <reference lib="webworker" />
import { hideLoaders, serve, useModule } from './python-loaders.ts';
import createPyodideModule from 'pyodide/pyodide.asm.mjs';
import { loadPyodide, type Lockfile } from 'pyodide';
import type { FromWorker, Job } from '../protocol.ts';
import { createPrinter } from './printer.ts';

/*
 * The worker for one run of a Python snippet. The first message contains everything that it needs, because its policy allows no
 * connections.
 */
const post = self.postMessage.bind(self);
const tell = (message: FromWorker) => post(message);

addEventListener(
	'message',
	({ data }: MessageEvent<StartMessage>) => {
		start(data).catch((error: unknown) => {
			// Pyodide's own errors can contain a line of its minified source.
			tell({ type: 'failed', reason: String(error).slice(0, 300) });
		});
	},
	{ once: true },
);

async function start({ module, stdlib, packages, job }: StartMessage): Promise<void> {
	serve('python_stdlib.zip', stdlib);
	useModule(module);
	const send = createPrinter(tell);
	const print = (line: string) => send(`${line}\n`);
	const pyodide = await loadPyodide({
		indexURL: 'https://pyodide.invalid/',
		// The list of packages is empty, because none of them is loaded.
		lockFileContents: { info: PYODIDE_LOCK_INFO, packages: {} },
		createPyodideModule: createPyodideModule as never,
		// The objects that `import js` provides: enough for the event loop, but no access outside the worker.
		jsglobals: { setTimeout, clearTimeout, Object, Array, Promise },
		env: { HOME: '/home/snippet', PYTHONDONTWRITEBYTECODE: '1', ...job.env },
		stdout: print,
		stderr: print,
	});
	hideLoaders();
	pyodide.unpackArchive(new Uint8Array(packages), 'tar', { extractDir: '/packages' });
	const { path } = pyodide.pyimport('sys') as unknown as { path: { append: (folder: string) => void } };
	path.append('/packages');
	// Only code that waits uses the stand-ins. Other code runs as on any machine without greenlet.
	if (job.waits) path.append('/packages/stand-ins');
	const files = pyodide.FS as unknown as { writeFile: (name: string, text: string) => void };
	for (const [name, text] of Object.entries(job.files)) files.writeFile(name, text);
	const runner = pyodide.pyimport('run_snippet') as unknown as Runner;
	runner.prepare(job.waits, job.sqlalchemy);
	tell({ type: 'running' });
	const code = job.waits ? await runner.run.callPromising(job.entry) : runner.run(job.entry);
	tell({ type: 'exit', code });
}

/** Inserted by the bundler from the package's own lock file. */
declare const PYODIDE_LOCK_INFO: Lockfile['info'];

interface StartMessage {
	module: WebAssembly.Module;
	stdlib: ArrayBuffer;
	packages: ArrayBuffer;
	job: Job;
}

/** `run_snippet.py`. */
interface Runner {
	prepare: (waits: boolean, sqlalchemy: boolean) => void;
	/** Returns the exit status. `callPromising` lets Python wait for promises, and throws if the browser has no JSPI. */
	run: ((entry: string) => number) & { callPromising: (entry: string) => Promise<number> };
}
