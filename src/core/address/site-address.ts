/**
 * The addresses of a site that is published at `url`, which may end in a path: `https://org.github.io/kb/`.
 *
 * Everywhere else an address is a *site path*, whose first slash stands for the home page: `/runbooks/pool-full/`. Only
 * these functions know where the home page is.
 */
export function siteAt(url: string): SiteAddress {
	const { origin, pathname } = new URL(url);
	const base = `${pathname.replace(/\/+$/, '')}/`;
	return {
		base,
		href: (sitePath) => hrefBelow(base, sitePath),
		urlOf: (sitePath) => origin + hrefBelow(base, sitePath),
		sitePathOf: (pathname) => sitePathBelow(base, pathname),
	};
}

/** See `SiteAddress.href`; pages know their base without the rest of the address. */
export function hrefBelow(base: string, sitePath: string): string {
	return base + sitePath.slice(1);
}

/** See `SiteAddress.sitePathOf`. */
export function sitePathBelow(base: string, pathname: string): string | undefined {
	return pathname.startsWith(base) ? `/${pathname.slice(base.length)}` : undefined;
}

/** True for `/actions/`; false for `//host/`, which names another host, and for everything relative. */
export function isSitePath(address: string): boolean {
	return /^\/(?![/\\])/.test(address);
}

export interface SiteAddress {
	/** Path of the home page, with a slash at both ends: `/` or `/kb/`. */
	base: string;
	/** The `href` of a link on a page: `/kb/runbooks/pool-full/`. */
	href: (sitePath: string) => string;
	/** The complete address: `https://org.github.io/kb/runbooks/pool-full/`. */
	urlOf: (sitePath: string) => string;
	/** The site path of a path on the host; undefined for a path outside the site. */
	sitePathOf: (pathname: string) => string | undefined;
}
