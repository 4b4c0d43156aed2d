import { readdir, readFile } from 'node:fs/promises';
import { installedFile, installedVersion } from '../runtimes/installed.ts';

/**
 * The licence of an installed npm package, as the package states it: its text, or its name if the package includes no text.
 *
 * @throws Error if the package is not installed.
 */
export async function packageLicense(name: string): Promise<License> {
	const version = await installedVersion(name);
	for (const file of ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'LICENCE']) {
		const text = await textOf(installedFile(name, file));
		if (text !== undefined) return { name: `${name} ${version}`, text };
	}
	const manifest = JSON.parse(await readFile(installedFile(name, 'package.json'), 'utf8')) as Record<string, unknown>;
	const text = `Licence: ${String(manifest['license'])}. The package contains no licence text: https://www.npmjs.com/package/${name}`;
	return { name: `${name} ${version}`, text };
}

/** Reads a licence file, or all files of a folder: a package that contains other packages has a folder of licences. */
async function textOf(fileOrFolder: string): Promise<string | undefined> {
	const names = await readdir(fileOrFolder).catch(() => undefined);
	if (!names) return readFile(fileOrFolder, 'utf8').catch(() => undefined);
	const texts = await Promise.all(names.sort().map((name) => readFile(`${fileOrFolder}/${name}`, 'utf8')));
	return texts.map((text) => text.trim()).join('\n\n');
}

/** Formats licences as one text, each below the name and version of its package. */
export function renderLicenses(title: string, licenses: readonly License[]): string {
	const parts = licenses.map(({ name, text }) => `${name}\n${'='.repeat(name.length)}\n\n${text.trim()}\n`);
	return `${title}\n\n${parts.join('\n\n')}`;
}

/** The npm package that a bundled module comes from; undefined for modules of this project. */
export function packageOf(module: string): string | undefined {
	// This is the bundler's helper for loading modules on demand.
	if (module.startsWith('\0vite/')) return 'vite';
	const path = module.replaceAll('\\', '/');
	const start = path.lastIndexOf('/node_modules/');
	if (start < 0) return undefined;
	const [first = '', second = ''] = path.slice(start + '/node_modules/'.length).split('/');
	return first.startsWith('@') ? `${first}/${second}` : first;
}

export interface License {
	/** Name and version. */
	name: string;
	text: string;
}
