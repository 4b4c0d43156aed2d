import { existsSync } from 'node:fs';
import path from 'node:path';
import { AUDIENCES, type Audience } from '../core/schema/primitives.ts';

/** The content folder: `content`, or the folder that `HINDSIGHT_CONTENT` names, which may be in another repository. */
export const CONTENT_FOLDER = fromEnvironment('HINDSIGHT_CONTENT', 'content');

/** The folder of the built site: `dist`, or the folder that `HINDSIGHT_DIST` names. */
export const SITE_FOLDER = fromEnvironment('HINDSIGHT_DIST', 'dist');

/**
 * The audience that a site is built for. The commands set `HINDSIGHT_AUDIENCE`; a host that builds the site without them sets
 * it in its own configuration.
 */
export const AUDIENCE = parseAudience(fromEnvironment('HINDSIGHT_AUDIENCE', 'public'));

/**
 * The folder of the reference packs that come with the engine. The command line finds it relative to this module. The bundler
 * moves this module, but a build runs in the folder of the engine, so it finds the packs in the working folder.
 */
export const ENGINE_PACKS =
	[path.join(import.meta.dirname, '../..'), process.cwd()]
		.map((folder) => path.join(folder, 'content/packs'))
		.find((folder) => existsSync(folder)) ?? path.resolve('content/packs');

/**
 * The path of a content file as a site shows it: from the project's root, or from the content folder if that is outside the
 * project, so that the site reveals nothing about the machine that built it.
 */
export function publicPath(file: string): string {
	const isOutside = file.startsWith('..') || path.isAbsolute(file);
	return isOutside ? path.relative(CONTENT_FOLDER, file).split(path.sep).join('/') : file;
}

/** The value of an environment variable, without slashes at its end; the default if it is empty or not set. */
function fromEnvironment(variable: string, defaultValue: string): string {
	const value = process.env[variable]?.replace(/\/+$/, '');
	return value === undefined || value === '' ? defaultValue : value;
}

function parseAudience(name: string): Audience {
	const found = AUDIENCES.find((each) => each === name);
	if (found) return found;
	throw new Error(`HINDSIGHT_AUDIENCE is "${name}"; it must be "${AUDIENCES.join('" or "')}".`);
}
