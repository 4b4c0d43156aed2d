import { placesIn } from '../text/places.ts';
import { candidateAt } from './secret-judgement.ts';
import { SECRET_PATTERNS, type SecretKind } from './secrets.ts';

/**
 * The secrets and the personal data in a file, in the order in which they are there. What is surely a placeholder or
 * an example is not one; `secrets.ts` says what that is. After 200 it stops looking: that file is a dump.
 */
export function findSecrets(source: string): FoundSecret[] {
	// In JSON, in quoted YAML and in code a line may end in `\n`, whose "n" is not a part of the word after it.
	const text = source.replace(/\\[nrt]/g, '  ');
	const found: Omit<FoundSecret, 'line' | 'column'>[] = [];
	const taken = new Uint8Array(text.length);
	for (const { kind, expression, isReal } of SECRET_PATTERNS) {
		for (const match of text.matchAll(expression)) {
			if (found.length === MAX_FOUND) break;
			const candidate = candidateAt(text, { index: match.index, all: match[0], groups: match.groups ?? {} });
			const { start, end } = candidate;
			// A token after "Bearer" is one finding, of the kind that says more.
			if (taken.subarray(start, end).includes(1)) continue;
			if (isReal(candidate)) {
				found.push({ kind, start, end });
				taken.fill(1, start, end);
			}
		}
	}
	const placeOf = placesIn(source);
	return found.sort((a, b) => a.start - b.start).map((each) => ({ ...each, ...placeOf(each.start) }));
}

/** More of one file would not be read. */
const MAX_FOUND = 200;

export interface FoundSecret {
	kind: SecretKind;
	/** Offsets of the secret itself. */
	start: number;
	end: number;
	/** Where it starts, 1-based. */
	line: number;
	column: number;
}
