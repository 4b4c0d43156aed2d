import { readLastEdited } from '../../node/build/git-history.ts';

/** RFC 3339 time of the last commit that touched a file; undefined where history does not tell. */
export function lastEdited(file: string): string | undefined {
	history ??= { dates: readLastEdited() };
	return history.dates?.get(file);
}
let history: { dates: ReturnType<typeof readLastEdited> } | undefined;
