import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Exact versions with the hashes of their pure Python wheels. */
const REQUIREMENTS = fileURLToPath(new URL('./requirements.txt', import.meta.url));

/** Commands for pip, in the order in which they are tried. uv provides pip if Python has none. */
const PIPS = [
	['python3', '-m', 'pip'],
	['python', '-m', 'pip'],
	['pip3'],
	['pip'],
	['uv', 'tool', 'run', 'pip'],
] as const;

/**
 * Returns the folder with the unpacked Python packages for the page. The first time, the packages are downloaded, checked
 * against their hashes and stored in `cache`. Their code is never run.
 *
 * @throws Error if there is no pip or no network. The message is the reason, without a full stop.
 */
export async function pythonPackages(cache: string): Promise<PythonPackages> {
	const requirements = await readFile(REQUIREMENTS, 'utf8');
	const folder = path.join(cache, `packages-${createHash('sha256').update(requirements).digest('hex').slice(0, 12)}`);
	if (!existsSync(folder)) await download(folder, cache);
	return { folder, versions: versionsIn(requirements) };
}

async function download(folder: string, cache: string): Promise<void> {
	await mkdir(cache, { recursive: true });
	const staging = await mkdtemp(path.join(cache, 'downloading-'));
	try {
		await install(staging);
		await rename(staging, folder);
	} catch (error) {
		await rm(staging, { recursive: true, force: true });
		// Another build may have created the folder in the meantime.
		if (!existsSync(folder)) throw error;
	}
}

async function install(target: string): Promise<void> {
	const options = [
		...['install', '--quiet', '--target', target, '--no-compile', '--no-deps', '--require-hashes'],
		// Requires wheels without machine code, regardless of the platform of this machine.
		...['--only-binary=:all:', '--platform', 'any', '--implementation', 'py', '--abi', 'none'],
		...['--python-version', '3.14', '--no-input', '--disable-pip-version-check', '--root-user-action', 'ignore'],
		...['--retries', '1', '-r', REQUIREMENTS],
	];
	let reason = 'there is no pip on this machine';
	for (const [command, ...pipArgs] of PIPS) {
		try {
			await run(command, [...pipArgs, ...options], { timeout: 120_000 });
			return;
		} catch (error) {
			const { code, stderr } = error as { code?: string | number; stderr?: string };
			// This Python has no pip, or the program does not exist, so the next command is tried.
			if (code === 'ENOENT' || (stderr ?? '').includes('No module named pip')) continue;
			reason = `pip could not fetch it: ${lastLine(stderr ?? '')}`;
			break;
		}
	}
	throw new Error(reason);
}

function versionsIn(requirements: string): Record<string, string> {
	const pairs = [...requirements.matchAll(/^([\w-]+)==(\S+)/gm)].map(([, name = '', version = '']) => [name, version]);
	return Object.fromEntries(pairs) as Record<string, string>;
}

function lastLine(text: string): string {
	return (
		text
			.trim()
			.split('\n')
			.at(-1)
			?.replace(/^ERROR: /, '')
			.slice(0, 200) ?? ''
	);
}

export interface PythonPackages {
	folder: string;
	/** Versions by the name in the requirements. */
	versions: Record<string, string>;
}
