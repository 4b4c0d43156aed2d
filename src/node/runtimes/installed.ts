import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Path of a file in an installed npm package, even if the package does not export the file. */
export function installedFile(name: string, file: string): string {
	return fileURLToPath(new URL(`../../../node_modules/${name}/${file}`, import.meta.url));
}

export async function installedVersion(name: string): Promise<string> {
	const text = await readFile(installedFile(name, 'package.json'), 'utf8');
	return (JSON.parse(text) as { version: string }).version;
}
