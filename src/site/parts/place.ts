import type { AnyDocument, AnyEntry } from '../../core/entry.ts';
import type { ContentRoot } from '../../node/content/packs/pack-roots.ts';
import { TEAM } from '../../node/content/read-content.ts';
import { content } from '../content.ts';
import { settings } from '../settings.ts';

/** The folder that the file of an entry is in, and its path from there: `errors/pool-limit.mdx`. */
export async function placeOf({
	file,
	pack = TEAM,
	kind,
	id,
}: AnyDocument): Promise<{ root: ContentRoot; path: string }> {
	const root = (await content()).roots.find(({ name }) => name === pack);
	if (!root) throw new Error(`There is no ${kind} "${id}".`);
	return { root, path: file.slice(root.folder.length + 1) };
}

/**
 * Where the file of an entry is edited; undefined if the settings do not say, or if the file comes with the engine and not
 * with the content. For content outside this project, paths start from its own folder.
 */
export async function editLink(entry: AnyEntry): Promise<string | undefined> {
	const { root } = await placeOf(entry);
	const [team] = (await content()).roots;
	if (!team || !`${root.folder}/`.startsWith(`${team.folder}/`)) return undefined;
	const isOutside = team.folder.startsWith('..');
	return settings.editUrl?.replace('{path}', isOutside ? entry.file.slice(team.folder.length + 1) : entry.file);
}
