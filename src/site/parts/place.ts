import type { AnyDocument, AnyEntry } from '../../core/entry.ts';
import type { ContentRoot } from '../../node/content/packs/pack-roots.ts';
import { TEAM } from '../../node/content/read-content.ts';
import { publicPath } from '../../node/places.ts';
import { content } from '../content.ts';
import { settings } from '../settings.ts';

/** The folder of the team or pack that an entry comes from, and the path of its file below it: `errors/pool-limit.mdx`. */
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
 * The link to edit the file of an entry; undefined if the settings define none, or if the file is not in the team's folder.
 * The path is relative to the project, or to the content folder if that is outside the project.
 */
export async function editLink(entry: AnyEntry): Promise<{ href: string; file: string } | undefined> {
	const { root } = await placeOf(entry);
	const [team] = (await content()).roots;
	if (!team || !`${root.folder}/`.startsWith(`${team.folder}/`)) return undefined;
	const file = publicPath(entry.file);
	return settings.editUrl === undefined ? undefined : { href: settings.editUrl.replace('{path}', file), file };
}
