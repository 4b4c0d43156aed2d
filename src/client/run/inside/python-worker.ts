/// <reference lib="webworker" />
import { hideLoaders, serve, useModule } from './python-loaders.ts';
import createPyodideModule from 'pyodide/pyodide.asm.mjs';
import { loadPyodide, type Lockfile, type PyodideAPI } from 'pyodide';
import type { FromWorker, Job } from '../protocol.ts';
import type { StartMessage } from './interpreter.ts';
import { createPrinter } from './printer.ts';

/*
 * The worker for one run of a Python snippet. The first message contains everything that the interpreter needs, because
 * the worker's policy allows no connections. The second is the job, which may come much later. Further messages are
 * ignored.
 */
const post = self.postMessage.bind(self);
const tell = (message: FromWorker) => post(message);

const started = new Promise<StartMessage>((resolve) => {
	addEventListener('message', ({ data }: MessageEvent<StartMessage>) => resolve(data), { once: true });
});
const job = started.then(
	() =>
		new Promise<Job>((resolve) => {
			addEventListener('message', ({ data }: MessageEvent<Job>) => resolve(data), { once: true });
		}),
);

main().catch((error: unknown) => {
	// Pyodide's own errors can contain a line of its minified source.
	tell({ type: 'failed', reason: String(error).slice(0, 300) });
});

async function main(): Promise<void> {
	const { preparation, ...parts } = await started;
	const pyodide = await startPyodide(parts);
	pyodide.unpackArchive(new Uint8Array(parts.packages), 'tar', { extractDir: '/packages' });
	const { path } = pyodide.pyimport('sys') as unknown as { path: { append: (folder: string) => void } };
	path.append('/packages');
	// Only code that waits uses the stand-ins. Other code runs as it would on a machine on which greenlet is not
	// installed.
	if (preparation.waits) path.append('/packages/stand-ins');
	const runner = pyodide.pyimport('run_snippet') as unknown as Runner;
	runner.prepare(preparation.waits, preparation.sqlalchemy);
	tell({ type: 'ready' });

	const { entry, files, env } = await job;
	const fileSystem = pyodide.FS as unknown as { writeFile: (name: string, text: string) => void };
	for (const [name, text] of Object.entries(files)) fileSystem.writeFile(name, text);
	runner.set_environment(pyodide.toPy(env));
	tell({ type: 'running' });
	const code = preparation.waits ? await runner.run.callPromising(entry) : runner.run(entry);
	tell({ type: 'exit', code });
}

async function startPyodide({ module, stdlib }: Omit<StartMessage, 'preparation'>): Promise<PyodideAPI> {
	serve('python_stdlib.zip', stdlib);
	useModule(module);
	const send = createPrinter(tell);
	const print = (line: string) => send(`${line}\n`);
	const pyodide = await loadPyodide({
		indexURL: 'https://pyodide.invalid/',
		// No packages are listed, because Pyodide's own loader loads none of them.
		lockFileContents: { info: PYODIDE_LOCK_INFO, packages: {} },
		createPyodideModule: createPyodideModule as never,
		// The objects that `import js` provides: enough for the event loop, but no access outside the worker.
		jsglobals: { setTimeout, clearTimeout, Object, Array, Promise },
		env: { HOME: '/home/snippet', PYTHONDONTWRITEBYTECODE: '1' },
		stdout: print,
		stderr: print,
	});
	hideLoaders();
	return pyodide;
}

/** Inserted by the bundler from the package's own lock file. */
declare const PYODIDE_LOCK_INFO: Lockfile['info'];

/** The functions of `run_snippet.py`. */
interface Runner {
	prepare: (waits: boolean, sqlalchemy: boolean) => void;
	set_environment: (variables: unknown) => void;
	/** Returns the exit status. `callPromising` lets Python wait for promises, and throws if the browser has no JSPI. */
	run: ((entry: string) => number) & { callPromising: (entry: string) => Promise<number> };
}
