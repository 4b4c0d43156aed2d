import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Where a build of a site writes, from the project's root: beside the folder of the site, so that moving it there is one
 * step.
 */
export function stagingOf(site: string): string {
	return path.join(workshopOf(site), 'next');
}

/**
 * Puts a finished build in the place of the last one. Until then the last good site is untouched, however a build ends:
 * with an error, by a signal, or because the machine stops. Between the two renames there is no site for an instant;
 * `restoreSite` undoes the first where the second never came.
 *
 * @param folder The folder of the site, from the project's root.
 */
export async function publishSite(root: string, folder: string, move: typeof rename = rename): Promise<void> {
	const { staging, previous, site } = placesOf(root, folder);
	if (!existsSync(path.join(staging, 'index.html'))) throw new Error(`There is no finished build in ${staging}.`);
	await rm(previous, { recursive: true, force: true });
	try {
		if (existsSync(site)) await move(site, previous);
		await move(staging, site);
	} catch (error) {
		await restoreSite(root, folder);
		if (!isFixed(error)) throw error;
		await replaceContents(staging, site);
	}
	await rm(path.dirname(staging), { recursive: true, force: true });
}

/** Puts the last good site back where a build ended in the middle of the exchange. Does nothing otherwise. */
export async function restoreSite(root: string, folder: string): Promise<void> {
	const { previous, site } = placesOf(root, folder);
	if (existsSync(previous) && !existsSync(site)) await rename(previous, site);
}

/** A folder that is mounted, as in a container, can be filled but not moved. */
function isFixed(error: unknown): boolean {
	const code = error instanceof Error && 'code' in error ? error.code : undefined;
	return code === 'EBUSY' || code === 'EXDEV';
}

async function replaceContents(from: string, to: string): Promise<void> {
	await mkdir(to, { recursive: true });
	const names = await readdir(to);
	await Promise.all(names.map((name) => rm(path.join(to, name), { recursive: true, force: true })));
	await cp(from, to, { recursive: true });
}

/** `previous` is where the site of the last good build is for the moment of the exchange. */
function placesOf(root: string, site: string): { staging: string; previous: string; site: string } {
	return {
		staging: path.resolve(root, stagingOf(site)),
		previous: path.resolve(root, workshopOf(site), 'previous'),
		site: path.resolve(root, site),
	};
}

/** `.dist` for `dist`. */
function workshopOf(site: string): string {
	return path.join(path.dirname(site), `.${path.basename(site)}`);
}
