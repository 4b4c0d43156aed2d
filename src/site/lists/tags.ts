import type { AnyEntry } from '../../core/entry.ts';
import { content, required } from '../content.ts';
import { library } from '../library.ts';

/** All tags in use, in the order in which they are defined, each with its description and its entries. */
export async function tagsInUse(): Promise<{ id: string; description: string; entries: AnyEntry[] }[]> {
	const [{ entries }, loaded] = await Promise.all([library(), content()]);
	const tags = required(loaded.tags, 'tags.yaml');
	return Object.entries(tags)
		.map(([id, description]) => ({ id, description, entries: entries.filter((entry) => entry.data.tags.includes(id)) }))
		.filter((tag) => tag.entries.length > 0);
}
