import { THEME_SCRIPT_HASH } from './theme-script.ts';
import { href } from '../settings.ts';

/**
 * A second policy in addition to the one that Astro writes; a browser enforces both. Astro's policy allows scripts of this
 * origin, but authors write many files on this origin. The second policy allows, on any origin, only the paths that the
 * build writes and authors cannot: the bundles and the search index. Together they allow only the bundles of this origin.
 *
 * A policy in a page cannot name its own origin together with a path, and in no browser do hashes of external scripts cover
 * their imports. The schemes are written out because WebKit ignores a path after a bare `*`.
 */
const PLACES = ['_astro', 'pagefind']
	.map((folder) => href(`/${folder}/`))
	.flatMap((path) => [`http://*:*${path}`, `https://*:*${path}`])
	.join(' ');

export const SCRIPT_PLACES = `script-src ${PLACES} '${THEME_SCRIPT_HASH}' 'wasm-unsafe-eval'; worker-src ${PLACES}`;
