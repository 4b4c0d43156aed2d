import type { Runtime, RuntimeInfo, RuntimeManifest } from '../../core/runner/runtime.ts';
import { packageLicense, renderLicenses, type License } from '../build/licenses.ts';
import { installedVersion } from './installed.ts';
import { buildPython, pythonLicences } from './python.ts';
import { sandboxPage } from './sandbox-page.ts';
import { RUNTIME_CACHE } from './read-manifest.ts';
import { RuntimeStore } from './store.ts';
import { buildTypeScript } from './typescript.ts';

/**
 * Builds the runtimes that the content needs, and the manifest that tells pages what they can offer. If Python cannot
 * be built, that is not an error: the reason goes into the manifest.
 */
export async function buildRuntimes(
	needed: ReadonlySet<Runtime>,
	cache = RUNTIME_CACHE,
): Promise<{ store: RuntimeStore; manifest: RuntimeManifest }> {
	const store = new RuntimeStore(cache);
	const notNeeded = { missing: 'no snippet of this site needs it' };
	const packages = new Set<string>();
	const manifest: RuntimeManifest = {
		typescript: needed.has('typescript') ? await buildTypeScript(store, packages) : notNeeded,
		python: needed.has('python') ? await infoOrReason(buildPython(store, cache, packages)) : notNeeded,
	};
	if (needed.size > 0) {
		await store.save('sandbox.html', await sandboxPage(packages));
		await store.save('licences.txt', await licenceText(packages, 'parts' in manifest.python ? cache : undefined));
		await store.save('manifest.json', JSON.stringify(manifest));
	}
	return { store, manifest };
}

async function infoOrReason(building: Promise<RuntimeInfo>): Promise<RuntimeInfo | { missing: string }> {
	try {
		return await building;
	} catch (error) {
		return { missing: `SQLAlchemy was not fetched when this site was built: ${(error as Error).message}` };
	}
}

/**
 * @param bundled The npm packages in the scripts.
 * @param pythonCache The folder of the Python packages, if they are part of the site.
 */
async function licenceText(bundled: ReadonlySet<string>, pythonCache: string | undefined): Promise<string> {
	// Pyodide includes no licence text, and needs a notice about more than its own licence.
	const names = [...bundled].filter((name) => name !== 'pyodide').sort();
	const texts = await Promise.all(names.map(packageLicense));
	if (pythonCache !== undefined) texts.push(await pyodideNotice(), ...(await pythonLicences(pythonCache)));
	return renderLicenses('Third-party software that runs in the snippets of this site, with its licences.', texts);
}

/** The notice for Pyodide. Its npm package has no licence file, and MPL-2.0 requires a link to the source. */
async function pyodideNotice(): Promise<License> {
	const version = await installedVersion('pyodide');
	return {
		name: `Pyodide ${version}`,
		text: [
			'Pyodide is subject to the terms of the Mozilla Public License, v. 2.0: https://mozilla.org/MPL/2.0/',
			`Its source code in this version: https://github.com/pyodide/pyodide/tree/${version}`,
			'It is served unchanged, joined with a script of this site into one file and packed with gzip.',
			'It contains CPython and its standard library, under the Python Software Foundation License, with the software',
			'that is part of Python, such as zlib, bzip2, libffi, expat, SQLite and OpenSSL:',
			'https://docs.python.org/3/license.html',
		].join('\n'),
	};
}
