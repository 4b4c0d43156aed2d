import type { Index } from './index-load.ts';
import type { Match } from './match.ts';

/** Messages that are there in part. */
export function findPossible(_index: Index, _text: string): Match[] {
	return [];
}
