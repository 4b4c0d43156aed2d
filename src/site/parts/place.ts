import type { AnyDocument, AnyEntry } from '../../core/entry.ts';
import type { ContentRoot } from '../../node/content/packs/pack-roots.ts';
import { TEAM } from '../../node/content/read-content.ts';
import { publicPath } from '../../node/places.ts';
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
export async function editLink(entry: AnyEntry): Promise<{ href: string; file: string } | undefined> {
	const { root } = await placeOf(entry);
	const [team] = (await content()).roots;
	if (!team || !`${root.folder}/`.startsWith(`${team.folder}/`)) return undefined;
	const file = publicPath(entry.file);
	return settings.editUrl === undefined ? undefined : { href: settings.editUrl.replace('{path}', file), file };
}
