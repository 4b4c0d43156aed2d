import { readLastEdited } from '../../node/build/git-history.ts';

/** RFC 3339 time of the last commit that touched a file; undefined if the history does not say. */
export function lastEdited(file: string): string | undefined {
	history ??= { dates: readLastEdited() };
	return history.dates?.get(file);
}
let history: { dates: ReturnType<typeof readLastEdited> } | undefined;
