import { findSecrets } from './find-secrets.ts';
import type { SecretKind } from './secrets.ts';

/**
 * Finds secrets in texts from a file after escapes, entities and joined lines are resolved, which a search of the file
 * itself would miss. It makes one pass over all texts, because a file may contain as many texts as words.
 *
 * @param decoded The texts. `parts` are the original parts if `text` was assembled.
 * @param source The contents of the file.
 */
export function findDecodedSecrets<T extends { text: string; parts?: readonly string[] }>(
	decoded: readonly T[],
	source: string,
): DecodedSecret<T>[] {
	let all = '';
	const ends = decoded.map(({ text }) => (all += text + BORDER).length);
	const found = findSecrets(all);
	if (found.length === 0) return [];
	const inFile = new Set(findSecrets(source).map(({ start, end }) => source.slice(start, end)));
	return found.flatMap(({ kind, start, end }) => {
		const secret = all.slice(start, end);
		const from = decoded[ends.findIndex((each) => start < each)];
		if (!from || inFile.has(secret) || isVerbatim(from, source)) return [];
		return [{ from, kind, start: startOf(secret) }];
	});
}

/** Separates texts that are not adjacent in the file. No secret contains an ellipsis. */
const BORDER = '\n\n…\n\n';

/** Whether the file contains a text literally. Such text was already searched there, with more context. */
function isVerbatim({ text, parts = [text] }: { text: string; parts?: readonly string[] }, source: string): boolean {
	return parts.every((part) => source.includes(part));
}

/** The first characters of a secret, if it is long enough for them to be harmless. */
export function startOf(secret: string): string {
	return secret.length < LONG ? '' : secret.slice(0, 4);
}

const LONG = 16;

export interface DecodedSecret<T> {
	/** The text that contains the secret. */
	from: T;
	kind: SecretKind;
	start: string;
}
