import { hrefBelow, sitePathBelow } from '../core/address/site-address.ts';

/** What the site was built for, so that a script works under any address of its page, and in a worker. */
const BASE = import.meta.env.BASE_URL;

/** What a link says for a site path: `/kb/runbooks/pool-full/` for `/runbooks/pool-full/`. */
export function href(sitePath: string): string {
	return hrefBelow(BASE, sitePath);
}

/** The site path of a path on the host; undefined for a path outside the site. */
export function sitePathOf(pathname: string): string | undefined {
	return sitePathBelow(BASE, pathname);
}
