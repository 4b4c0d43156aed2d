import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { importedPackages } from '../../core/runner/imports.ts';
import type { Snippet } from '../../core/schema/kinds/snippet.ts';
import { preparePython } from './python.ts';
import type { Prepared, ToRun } from './prepared.ts';
import { findTool, versionOf } from './tools.ts';

/**
 * Prepares everything that a file needs to run. @throws NotRun if a tool is missing or a package cannot be installed.
 */
export function prepare(language: Snippet['language'], run: ToRun): Promise<Prepared> {
	switch (language) {
		case 'python':
			return preparePython(run);
		case 'typescript':
			return prepareTypeScript(run);
		case 'k6':
			return prepareK6(run);
		case 'promql':
			return preparePromtool(run);
	}
}

async function prepareTypeScript({ folder, file, files }: ToRun): Promise<Prepared> {
	return {
		command: process.execPath,
		args: ['--disable-warning=ExperimentalWarning', file],
		versions: { 'Node.js': process.versions.node, ...(await packageVersions(folder, files)) },
		folders: [],
	};
}

async function prepareK6({ file }: ToRun): Promise<Prepared> {
	const command = await findTool('k6');
	return {
		command,
		// k6 sends no usage report and opens no port.
		args: ['run', '--quiet', '--no-color', '--no-usage-report', '--address', '', file],
		versions: { k6: await versionOf(command, 'version') },
		folders: [],
	};
}

async function preparePromtool({ file }: ToRun): Promise<Prepared> {
	const command = await findTool('promtool');
	return {
		command,
		args: ['test', 'rules', file],
		versions: { promtool: await versionOf(command, '--version') },
		folders: [],
	};
}

/** Versions of the npm packages that the files of a variant import. */
async function packageVersions(folder: string, files: readonly string[]): Promise<Record<string, string>> {
	const code = files.filter((file) => /\.[cm]?[jt]s$/.test(file));
	const sources = await Promise.all(code.map((file) => readFile(path.join(folder, file), 'utf8')));
	const versions: Record<string, string> = {};
	for (const name of [...new Set(sources.flatMap(importedPackages))].sort()) {
		const version = await installedVersion(folder, name);
		if (version) versions[name] = version;
	}
	return versions;
}

/**
 * Searches the folders that Node searches. `import.meta.resolve` does not work, because most packages do not export their
 * package.json.
 */
async function installedVersion(from: string, name: string): Promise<string | undefined> {
	for (let at = from; ; at = path.dirname(at)) {
		const text = await readFile(path.join(at, 'node_modules', name, 'package.json'), 'utf8').catch(() => undefined);
		if (text !== undefined) return (JSON.parse(text) as { version?: string }).version;
		if (at === path.dirname(at)) return undefined;
	}
}
