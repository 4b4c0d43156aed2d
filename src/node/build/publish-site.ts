import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * The folder that a build writes to, relative to the project's root. It is next to the folder of the site, so that one
 * rename publishes the build.
 */
export function stagingOf(site: string): string {
	return path.join(workFolderOf(site), 'next');
}

/**
 * Replaces the current site with a finished build. Until then the current site is untouched, no matter how a build ends: with
 * an error, by a signal, or because the machine stops. Between the two renames there is no site for an instant;
 * `restoreSite` undoes the first rename if the second one never happened.
 *
 * @param folder The folder of the site, relative to the project's root.
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
		if (!isMountError(error)) throw error;
		await replaceContents(staging, site);
	}
	await rm(path.dirname(staging), { recursive: true, force: true });
}

/** Restores the previous site if a build ended during the swap. Otherwise does nothing. */
export async function restoreSite(root: string, folder: string): Promise<void> {
	const { previous, site } = placesOf(root, folder);
	if (existsSync(previous) && !existsSync(site)) await rename(previous, site);
}

/** True if a folder could not be moved because it is a mount point, as in a container. Only its contents can be replaced. */
function isMountError(error: unknown): boolean {
	const code = error instanceof Error && 'code' in error ? error.code : undefined;
	return code === 'EBUSY' || code === 'EXDEV';
}

async function replaceContents(from: string, to: string): Promise<void> {
	await mkdir(to, { recursive: true });
	const names = await readdir(to);
	await Promise.all(names.map((name) => rm(path.join(to, name), { recursive: true, force: true })));
	await cp(from, to, { recursive: true });
}

/** Absolute paths. `previous` contains the previous site during the swap. */
function placesOf(root: string, site: string): { staging: string; previous: string; site: string } {
	return {
		staging: path.resolve(root, stagingOf(site)),
		previous: path.resolve(root, workFolderOf(site), 'previous'),
		site: path.resolve(root, site),
	};
}

/** The hidden folder next to the site that builds work in, such as `.dist` for `dist`. */
function workFolderOf(site: string): string {
	return path.join(path.dirname(site), `.${path.basename(site)}`);
}
