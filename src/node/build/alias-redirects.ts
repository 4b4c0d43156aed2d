import { addressOf } from '../../core/address/address.ts';
import { siteAt } from '../../core/address/site-address.ts';
import type { AnyEntry } from '../../core/entry.ts';
import type { SiteSettings } from '../../core/schema/site.ts';

/**
 * Redirects for the `aliases` of the content: the site path of each old address, with the `href` of the current one.
 * Astro's configuration takes them in this form, because it adds the base path only to the old address. Empty if
 * the settings are missing or invalid; the check before a build rejects such content.
 */
export function aliasRedirects({ site, entries }: Content): Record<string, string> {
	if (!site) return {};
	const { href } = siteAt(site.url);
	return Object.fromEntries(
		entries
			.filter((entry) => entry.kind !== 'term')
			.flatMap((entry) =>
				entry.data.aliases.map((alias) => [addressOf(entry.kind, alias), href(addressOf(entry.kind, entry.id))]),
			),
	);
}

interface Content {
	site?: SiteSettings | undefined;
	entries: readonly AnyEntry[];
}
