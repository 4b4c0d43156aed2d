import { existsSync } from 'node:fs';
import path from 'node:path';
import { AUDIENCES, type Audience } from '../core/schema/primitives.ts';

/** The folder of the content: any other folder, or one in another repository, by `HINDSIGHT_CONTENT`. */
export const CONTENT_FOLDER = chosen('HINDSIGHT_CONTENT', 'content');

/** The folder of the built site. */
export const SITE_FOLDER = chosen('HINDSIGHT_DIST', 'dist');

/** For whom a site is built; the commands set it, and so does a host that builds by itself. */
export const AUDIENCE = audience(chosen('HINDSIGHT_AUDIENCE', 'public'));

/**
 * The reference packs that come with the engine. The bundler moves this module, and a build runs in the folder of the engine;
 * the command line does not.
 */
export const ENGINE_PACKS =
	[path.join(import.meta.dirname, '../..'), process.cwd()]
		.map((folder) => path.join(folder, 'content/packs'))
		.find((folder) => existsSync(folder)) ?? path.resolve('content/packs');

/**
 * The name of a content file on a site: its path from the project's root, or from the content folder if that is elsewhere. A
 * site says nothing about the machine that built it.
 */
export function publicPath(file: string): string {
	const isOutside = file.startsWith('..') || path.isAbsolute(file);
	return isOutside ? path.relative(CONTENT_FOLDER, file).split(path.sep).join('/') : file;
}

/** The value of a variable, or the default if it is empty or not set. */
function chosen(variable: string, usual: string): string {
	const value = process.env[variable]?.replace(/\/+$/, '');
	return value === undefined || value === '' ? usual : value;
}

function audience(name: string): Audience {
	const found = AUDIENCES.find((each) => each === name);
	if (found) return found;
	throw new Error(`HINDSIGHT_AUDIENCE is "${name}"; it must be "${AUDIENCES.join('" or "')}".`);
}
