import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { ENGINE_PACKS } from '../../places.ts';
import { PACKS_FOLDER } from '../list-content.ts';

/**
 * The packs that the settings may choose from: those in `packs` of the content folder, and those that come with the engine. If
 * two packs share a name, the one in the content folder wins. A folder that cannot be listed has no packs.
 *
 * @param root The content folder.
 * @param projectRoot The folder that paths in messages are relative to.
 */
export async function findPacks(root: string, projectRoot: string): Promise<PackRoot[]> {
	const folders = [path.join(root, PACKS_FOLDER), ENGINE_PACKS];
	const found = await Promise.all(folders.map((folder) => packsIn(folder, projectRoot)));
	const byName = new Map<string, PackRoot>();
	for (const pack of found.flat()) if (!byName.has(pack.pack)) byName.set(pack.pack, pack);
	return [...byName.values()];
}

/** The folder with the `tags.yaml` of a pack: the folder that contains the pack, because all packs in it share that file. */
export function tagsFolderOf({ absolute }: PackRoot): string {
	return path.dirname(absolute);
}

async function packsIn(folder: string, projectRoot: string): Promise<PackRoot[]> {
	const items = await readdir(folder, { withFileTypes: true }).catch(() => []);
	return items
		.filter((item) => item.isDirectory() && !item.name.startsWith('.'))
		.map(({ name }) => {
			const absolute = path.join(folder, name);
			return { pack: name, absolute, file: path.relative(projectRoot, absolute).split(path.sep).join('/') };
		})
		.sort((a, b) => (a.pack < b.pack ? -1 : 1));
}

/** The folder of a pack. */
export interface PackRoot {
	/** The name of the pack. */
	pack: string;
	absolute: string;
	/** Path as messages show it. */
	file: string;
}

/** A folder that holds pages by kind. */
export interface ContentRoot {
	/** `team`, or the name of a pack. */
	name: string;
	absolute: string;
	/** Path as messages show it. */
	folder: string;
}
