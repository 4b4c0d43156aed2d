import { addressOf } from '../../core/address/address.ts';
import { siteAt } from '../../core/address/site-address.ts';
import type { AnyEntry } from '../../core/entry.ts';
import type { SiteSettings } from '../../core/schema/site.ts';

/**
 * Site paths of old addresses, each with the link to the present one, from the `aliases` of the content. This is the form
 * that Astro's configuration takes: it puts the base path before the first, and leaves the second as it is. Empty without
 * settings, which the check before a build demands.
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
