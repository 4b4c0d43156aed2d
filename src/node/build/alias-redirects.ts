import type { AnyEntry } from '../../core/entry.ts';
import { addressOf } from '../../core/address/address.ts';

/** Old addresses of entries and where they are now, from the `aliases` of the content, in the form Astro's config takes. */
export function aliasRedirects(entries: readonly AnyEntry[]): Record<string, string> {
	return Object.fromEntries(
		entries
			.filter((entry) => entry.kind !== 'term')
			.flatMap((entry) =>
				entry.data.aliases.map((alias) => [addressOf(entry.kind, alias), addressOf(entry.kind, entry.id)]),
			),
	);
}
