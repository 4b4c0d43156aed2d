import type { AnyEntry } from '../../core/entry.ts';
import { readTags } from '../../node/content/site-settings.ts';
import { library } from '../library.ts';

/** Every tag that some entry carries, by name, with what it is for and who carries it. */
export async function tagsInUse(): Promise<{ id: string; description: string; entries: AnyEntry[] }[]> {
	const [{ entries }, tags] = await Promise.all([library(), readTags()]);
	return Object.entries(tags)
		.map(([id, description]) => ({ id, description, entries: entries.filter((entry) => entry.data.tags.includes(id)) }))
		.filter((tag) => tag.entries.length > 0);
}
