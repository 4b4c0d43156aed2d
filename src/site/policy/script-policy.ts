import { THEME_SCRIPT_HASH } from './theme-script.ts';
import { href } from '../settings.ts';

/** The schemes are written out because WebKit ignores a path after a bare `*`. */
const SOURCES = ['_astro', 'pagefind']
	.map((folder) => href(`/${folder}/`))
	.flatMap((path) => [`http://*:*${path}`, `https://*:*${path}`])
	.join(' ');

/**
 * A second policy in addition to the one that Astro writes; a browser enforces both. Astro's policy allows scripts of
 * this origin, but authors can publish many files on this origin. The second policy allows, on any origin, only the
 * paths that the build writes and authors cannot: the bundles and the search index. Together they allow only the
 * bundles of this origin.
 *
 * A single policy cannot do this: in a page, it cannot name its own origin together with a path, and hashes of external
 * scripts do not cover their imports in any browser.
 */
export const SCRIPT_POLICY = `script-src ${SOURCES} '${THEME_SCRIPT_HASH}' 'wasm-unsafe-eval'; worker-src ${SOURCES}`;
