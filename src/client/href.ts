import { hrefBelow, sitePathBelow } from '../core/address/site-address.ts';

/** The base path from the build. It does not depend on the address of the page, and is also known in a worker. */
const BASE = import.meta.env.BASE_URL;

/** The `href` of a link to a site path: `/kb/runbooks/pool-full/` for `/runbooks/pool-full/`. */
export function href(sitePath: string): string {
	return hrefBelow(BASE, sitePath);
}

/** The site path of a path on the host; undefined for a path outside the site. */
export function sitePathOf(pathname: string): string | undefined {
	return sitePathBelow(BASE, pathname);
}
