import type { AnyEntry } from '../../core/entry.ts';
import { addressOf } from '../../core/address/address.ts';

/**
 * Redirects from old addresses of entries to current ones, from the `aliases` of the content, in the format of Astro's
 * config.
 */
export function aliasRedirects(entries: readonly AnyEntry[]): Record<string, string> {
	return Object.fromEntries(
		entries
			.filter((entry) => entry.kind !== 'term')
			.flatMap((entry) =>
				entry.data.aliases.map((alias) => [addressOf(entry.kind, alias), addressOf(entry.kind, entry.id)]),
			),
	);
}
