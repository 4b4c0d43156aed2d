import { getEntry, render, type CollectionEntry, type CollectionKey, type RenderResult } from 'astro:content';
import { collectionOf } from '../../core/packs/collection-of.ts';
import type { AnyEntry } from '../../core/entry.ts';
import { TEAM } from '../../node/content/read-content.ts';
import { content } from '../content.ts';

/** The body of an entry: a component that shows it, and its headings. */
export async function renderBody(entry: AnyEntry): Promise<RenderResult> {
	return render(await pageOf(entry));
}

/** The body of an entry as it is written. */
export async function bodyText(entry: AnyEntry): Promise<string> {
	return (await pageOf(entry)).body ?? '';
}

/** The page in Astro's store: its name there is its path from the folder of the team or of the pack. */
async function pageOf({ file, pack, kind, id }: AnyEntry): Promise<CollectionEntry<CollectionKey>> {
	const { roots } = await content();
	const root = roots.find(({ name, folder }) => file.startsWith(`${folder}/`) && (pack ?? TEAM) === name);
	const page = root && (await getEntry(collectionOf(root.name) as CollectionKey, file.slice(root.folder.length + 1)));
	if (!page) throw new Error(`There is no ${kind} "${id}".`);
	return page;
}
