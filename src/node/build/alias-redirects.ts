import { addressOf } from '../../core/address/address.ts';
import { readContent } from '../content/read-content.ts';
import { CONTENT_FOLDER } from '../places.ts';

/** Old addresses of entries and where they are now, from the `aliases` of the content, in the form Astro's config takes. */
export async function aliasRedirects(root = CONTENT_FOLDER): Promise<Record<string, string>> {
	const { entries } = await readContent(root, root);
	return Object.fromEntries(
		entries
			.filter((entry) => entry.kind !== 'term')
			.flatMap((entry) =>
				entry.data.aliases.map((alias) => [addressOf(entry.kind, alias), addressOf(entry.kind, entry.id)]),
			),
	);
}
