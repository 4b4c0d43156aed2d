import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { FIXTURE_SITE, PROJECT } from './fixture-site.ts';

/** Everything that a built site depends on. */
const SOURCES = ['src/**/*', 'public/**/*', 'tests/fixtures/site/**/*', 'astro.config.mjs', 'package-lock.json'];

/** Before the tests of a project: builds the fixture site, unless it was already built from the current sources. */
export default function buildFixtureSite(): Promise<void> {
	return buildOnce(FIXTURE_SITE);
}

/**
 * Builds a site with content and an output folder of its own, unless it was already built from the current sources.
 *
 * @param prepare Called before a build, to create the content.
 */
export async function buildOnce(site: typeof FIXTURE_SITE, prepare?: () => Promise<void>): Promise<void> {
	const stampFile = `${site.HINDSIGHT_DIST}.stamp`;
	const stamp = await stampOf(SOURCES);
	const isBuilt = existsSync(path.join(site.HINDSIGHT_DIST, 'index.html'));
	if (isBuilt && (await readFile(stampFile, 'utf8').catch(() => '')) === stamp) return;
	await prepare?.();
	const astro = path.join(PROJECT, 'node_modules/astro/bin/astro.mjs');
	const env = { ...process.env, ...site, NODE_ENV: 'production' };
	await promisify(execFile)(process.execPath, [astro, 'build'], { cwd: PROJECT, env, maxBuffer: 100_000_000 }).catch(
		(error: unknown) => {
			const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
			throw new Error(`The site in ${site.HINDSIGHT_DIST} could not be built.\n${stdout}${stderr}`, { cause: error });
		},
	);
	await writeFile(stampFile, stamp);
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
