import { match, type Index } from '../match/index.ts';

/** Ids of the errors whose whole message is in the output, most specific first. */
export function recognisedIn(index: Index, output: string): string[] {
	return match(index, output, { possible: false }).matches.map(({ error }) => error);
}
