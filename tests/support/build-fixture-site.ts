import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { FIXTURE_SITE, PROJECT } from './fixture-site.ts';

const STAMP = `${FIXTURE_SITE.HS_DIST}.stamp`;
/** Everything that the built site depends on. */
const SOURCES = ['src/**/*', 'public/**/*', 'tests/fixtures/site/**/*', 'astro.config.mjs', 'package-lock.json'];

/** Builds the fixture site before the tests of a project, unless the existing one is up to date. */
export default async function buildFixtureSite(): Promise<void> {
	const stamp = await stampOf(SOURCES);
	const isCurrent = existsSync(path.join(FIXTURE_SITE.HS_DIST, 'index.html'));
	if (isCurrent && (await readFile(STAMP, 'utf8').catch(() => '')) === stamp) return;
	const astro = path.join(PROJECT, 'node_modules/astro/bin/astro.mjs');
	const env = { ...process.env, ...FIXTURE_SITE, NODE_ENV: 'production' };
	await promisify(execFile)(process.execPath, [astro, 'build'], { cwd: PROJECT, env, maxBuffer: 100_000_000 }).catch(
		(error: unknown) => {
			const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
			throw new Error(`The fixture site could not be built.\n${stdout}${stderr}`, { cause: error });
		},
	);
	await writeFile(STAMP, stamp);
}

/**
 * A stamp that changes with any of the files. It uses name, size and time, because reading all files would take too long.
 */
async function stampOf(patterns: string[]): Promise<string> {
	const hash = createHash('sha256');
	const files: string[] = [];
	for await (const file of glob(patterns, { cwd: PROJECT })) files.push(file);
	for (const file of files.sort()) {
		const { size, mtimeMs } = await stat(path.join(PROJECT, file));
		hash.update(`${file} ${size} ${mtimeMs}\n`);
	}
	return hash.digest('hex');
}
