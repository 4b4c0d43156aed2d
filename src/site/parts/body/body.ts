import { getEntry, render, type CollectionEntry, type CollectionKey, type RenderResult } from 'astro:content';
import type { AnyEntry } from '../../../core/entry.ts';
import { collectionOf } from '../../../core/packs/collection-of.ts';
import { placeOf } from '../place.ts';

/** The body of an entry: a component that shows it, and its headings. */
export async function renderBody(entry: AnyEntry): Promise<RenderResult> {
	return render(await pageOf(entry));
}

/** The body of an entry as the author wrote it. */
export async function bodyText(entry: AnyEntry): Promise<string> {
	return (await pageOf(entry)).body ?? '';
}

/** The page in Astro's store, where its id is its path below the folder of the team or of the pack. */
async function pageOf(entry: AnyEntry): Promise<CollectionEntry<CollectionKey>> {
	const { root, path } = await placeOf(entry);
	// The names of the collections depend on the packs, so TypeScript cannot know them.
	const page = await getEntry(collectionOf(root.name) as CollectionKey, path);
	if (!page) throw new Error(`There is no ${entry.kind} "${entry.id}".`);
	return page;
}
