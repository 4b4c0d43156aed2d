import { placesIn } from '../text/places.ts';
import { candidateAt } from './secret-judgement.ts';
import { SECRET_PATTERNS, type SecretKind } from './secrets.ts';

/**
 * Finds secrets and personal data in a file, in order. Obvious placeholders and examples do not count (see `isReal` in
 * `SECRET_PATTERNS`). The search stops after 200 findings, because such a file is a dump.
 */
export function findSecrets(source: string): FoundSecret[] {
	// In JSON, quoted YAML and code, a line may end in `\n`, whose "n" does not belong to the next word.
	const text = source.replace(/\\[nrt]/g, '  ');
	const found: Omit<FoundSecret, 'line' | 'column'>[] = [];
	const taken = new Uint8Array(text.length);
	for (const { kind, expression, isReal } of SECRET_PATTERNS) {
		for (const match of text.matchAll(expression)) {
			if (found.length === MAX_FOUND) break;
			const candidate = candidateAt(text, { index: match.index, all: match[0], groups: match.groups ?? {} });
			const { start, end } = candidate;
			// A token after "Bearer" is only one finding, of the more specific kind.
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

/** Authors would not read more findings for one file. */
const MAX_FOUND = 200;

export interface FoundSecret {
	kind: SecretKind;
	/** Offsets of the secret itself. */
	start: number;
	end: number;
	/** Start of the secret, 1-based. */
	line: number;
	column: number;
}
