import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RuntimeInfo } from '../../core/runner/runtime.ts';
import { bundle, INSIDE } from './bundle.ts';
import { installedFile, installedVersion } from './installed.ts';
import type { RuntimeStore } from './store.ts';
import { tar } from './tar.ts';
import { sizeOf } from './typescript.ts';
import { pythonPackages } from './wheels.ts';

/** Parts of SQLAlchemy that no snippet in the page can use: dialects for other databases, and its test suite. */
const LEFT_OUT = /^sqlalchemy\/(?:testing|dialects\/(?:mssql|mysql|oracle))\//;

/**
 * Packs the files that Python needs in the page: Pyodide, its standard library, SQLAlchemy, and the stand-ins of this
 * project.
 *
 * @param packages Receives the npm packages that are bundled, for their licences.
 * @throws Error with the reason if SQLAlchemy cannot be fetched.
 */
export async function buildPython(store: RuntimeStore, cache: string, packages: Set<string>): Promise<RuntimeInfo> {
	const { folder, versions } = await pythonPackages(cache);
	const ownFiles = await pythonFiles(path.join(INSIDE, 'python'));
	const parts = {
		worker: await store.pack('python', Buffer.from(await workerText(packages))),
		wasm: await store.pack('pyodide-wasm', await readFile(installedFile('pyodide', 'pyodide.asm.wasm'))),
		stdlib: await store.pack('python-stdlib', await readFile(installedFile('pyodide', 'python_stdlib.zip'))),
		packages: await store.pack('python-packages', tar([...(await pythonFiles(folder)), ...ownFiles])),
	};
	return {
		parts,
		size: sizeOf(parts),
		versions: { Pyodide: await installedVersion('pyodide'), SQLAlchemy: versions['sqlalchemy'] ?? '' },
	};
}

/** Licence texts of the Python packages, by package. */
export async function pythonLicences(cache: string): Promise<{ name: string; text: string }[]> {
	const { folder } = await pythonPackages(cache);
	const files = (await readdir(folder, { recursive: true })).filter((name) => /\.dist-info\/.*LICENSE/.test(name));
	return Promise.all(
		files.sort().map(async (name) => ({
			name: name.split('.dist-info')[0] ?? name,
			text: await readFile(path.join(folder, name), 'utf8'),
		})),
	);
}

/**
 * Pyodide is a module and reads `import.meta.url`. A worker in the sandbox is a classic script without an address, so Pyodide
 * is bundled and gets a made-up one.
 */
async function workerText(packages: Set<string>): Promise<string> {
	const lock = JSON.parse(await readFile(installedFile('pyodide', 'pyodide-lock.json'), 'utf8')) as { info: object };
	return bundle('python-worker.ts', packages, {
		define: { 'import.meta.url': '"https://pyodide.invalid/"', PYODIDE_LOCK_INFO: JSON.stringify(lock.info) },
	});
}

/** The Python files below a folder, with relative names that use `/`, sorted by name. */
async function pythonFiles(folder: string): Promise<TarFile[]> {
	const names = (await readdir(folder, { recursive: true }))
		.map((name) => name.split(path.sep).join('/'))
		.filter((name) => name.endsWith('.py') && !LEFT_OUT.test(name));
	return Promise.all(names.sort().map(async (name) => ({ name, content: await readFile(path.join(folder, name)) })));
}

interface TarFile {
	name: string;
	content: Buffer;
}
