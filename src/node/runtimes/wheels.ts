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

/** Ways to call pip, in the order in which they are tried. uv brings one where Python has none. */
const PIPS = [
	['python3', '-m', 'pip'],
	['python', '-m', 'pip'],
	['pip3'],
	['pip'],
	['uv', 'tool', 'run', 'pip'],
] as const;

/**
 * Gives the folder with the Python packages for the page, unpacked. The first time they are downloaded, checked against
 * their hashes and stored in `cache`; nothing of them is run.
 *
 * @throws Error with the reason in one sentence when there is no pip or no network.
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
		// Another build may have been first.
		if (!existsSync(folder)) throw error;
	}
}

async function install(target: string): Promise<void> {
	const options = [
		...['install', '--quiet', '--target', target, '--no-compile', '--no-deps', '--require-hashes'],
		// The wheels without machine code, whatever this machine would get.
		...['--only-binary=:all:', '--platform', 'any', '--implementation', 'py', '--abi', 'none'],
		...['--python-version', '3.14', '--no-input', '--disable-pip-version-check', '--root-user-action', 'ignore'],
		...['--retries', '1', '-r', REQUIREMENTS],
	];
	let reason = 'there is no pip on this machine';
	for (const [command, ...before] of PIPS) {
		try {
			await run(command, [...before, ...options], { timeout: 120_000 });
			return;
		} catch (error) {
			const { code, stderr } = error as { code?: string | number; stderr?: string };
			// A Python without pip, or no such program: the next one may do.
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
	/** By the name in the requirements. */
	versions: Record<string, string>;
}
