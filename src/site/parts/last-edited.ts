import type { AnyEntry } from '../../core/entry.ts';
import { readLastEdited } from '../../node/build/git-history.ts';
import { placeOf } from './place.ts';

/** RFC 3339 time of the last commit that touched the file of an entry; undefined if the history does not say. */
export async function lastEdited(entry: AnyEntry): Promise<string | undefined> {
	const { root, path } = await placeOf(entry);
	// The team's folder and the packs may be in different repositories, so the history of each folder is read separately.
	if (!histories.has(root.absolute)) histories.set(root.absolute, readLastEdited(root.absolute));
	return histories.get(root.absolute)?.get(path);
}
const histories = new Map<string, ReturnType<typeof readLastEdited>>();
