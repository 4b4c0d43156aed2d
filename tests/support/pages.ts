import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { SITE_FOLDER } from '../../src/node/places.ts';
import { PROJECT } from './fixture-site.ts';
import { siteAt } from '../../src/core/address/site-address.ts';

/** The built site to test. */
export const DIST = path.resolve(PROJECT, SITE_FOLDER);

/** Where the built site is meant to be published. */
export const SITE = siteAt(
	(JSON.parse(readFileSync(path.join(DIST, 'api/site.v1.json'), 'utf8')) as { url: string }).url,
);

/** Site paths of all built HTML pages, `/404.html` among them, in alphabetical order. */
export function builtPages(): string[] {
	if (!existsSync(path.join(DIST, 'index.html'))) {
		throw new Error(`There is no built site in ${SITE_FOLDER}/. Run "npm run build" first.`);
	}
	return (
		builtFiles()
			// The frame in which snippets run is not a page: no link leads to it, and it shows nothing.
			.filter((file) => file.endsWith('.html') && !file.startsWith('/runtimes/'))
			.map((file) => file.replace(/(^|\/)index\.html$/, '$1'))
			.sort()
	);
}

/** Site paths of all built files except those of the full-text index. */
export function builtFiles(): string[] {
	return readdirSync(DIST, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => `/${path.relative(DIST, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')}`)
		.filter((file) => !file.startsWith('/pagefind/'));
}

/** The file with which a static host answers a request for a site path, or `undefined`. */
export function fileAt(pathname: string): string | undefined {
	const file = path.join(DIST, decodeURIComponent(pathname));
	if (pathname.endsWith('/'))
		return existsSync(path.join(file, 'index.html')) ? path.join(file, 'index.html') : undefined;
	return existsSync(file) && statSync(file).isFile() ? file : undefined;
}

export function readPage(pathname: string): string {
	const file = fileAt(pathname);
	if (!file) throw new Error(`The site has no page ${pathname}.`);
	return readFileSync(file, 'utf8');
}

/** The text of a stylesheet or a script, by its address on a page. */
export function readAsset(address: string, from: string): string {
	const sitePath = SITE.sitePathOf(new URL(address, SITE.urlOf(from)).pathname);
	const file = sitePath === undefined ? undefined : fileAt(sitePath);
	if (!file) throw new Error(`${from} needs ${address}, which is not there.`);
	return readFileSync(file, 'utf8');
}

/** Whether a page only redirects: an old name, a code, or an alert. */
export function isRedirect(pathname: string): boolean {
	return /<meta[^>]*http-equiv=["']?refresh/i.test(readPage(pathname));
}

/**
 * One page of every type, the one with the most HTML, which represents the others.
 *
 * The type of a page is its section and whether it is the section's list: `errors`, `errors/*`, `errors/page/*`.
 */
export function pageOfEachType(): { type: string; pathname: string }[] {
	const largest = new Map<string, { pathname: string; size: number }>();
	for (const pathname of builtPages()) {
		if (isRedirect(pathname)) continue;
		const size = readPage(pathname).length;
		const type = typeOf(pathname);
		if (size > (largest.get(type)?.size ?? 0)) largest.set(type, { pathname, size });
	}
	return [...largest].map(([type, { pathname }]) => ({ type, pathname }));
}

function typeOf(pathname: string): string {
	if (pathname === '/') return 'home';
	const [section = '', ...rest] = pathname.split('/').filter(Boolean);
	return [section, ...rest.map((name, index) => (index === 0 && name === 'page' ? name : '*'))].join('/');
}
