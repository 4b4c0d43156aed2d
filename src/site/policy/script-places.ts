import { THEME_SCRIPT_HASH } from './theme-script.ts';
import { href } from '../settings.ts';

/**
 * A second policy beside the one that Astro writes; a browser keeps both. Astro's allows scripts of this origin, and much
 * on this origin is written by authors. This one allows, on any origin, what the build writes and no author can: the
 * bundles and the search index. Together they allow the bundles of this origin.
 *
 * A policy in a page cannot name its own origin and a path at once, and hashes of external scripts do not cover what they
 * import, in any browser. The schemes are written out because WebKit ignores a path after a bare `*`.
 */
const PLACES = ['_astro', 'pagefind']
	.map((folder) => href(`/${folder}/`))
	.flatMap((path) => [`http://*:*${path}`, `https://*:*${path}`])
	.join(' ');

export const SCRIPT_PLACES = `script-src ${PLACES} '${THEME_SCRIPT_HASH}' 'wasm-unsafe-eval'; worker-src ${PLACES}`;
