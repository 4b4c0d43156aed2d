import { findSecrets } from './find-secrets.ts';
import type { SecretKind } from './secrets.ts';

/**
 * Finds secrets that a search of a file itself would miss, in texts from that file whose escapes, entities and joined
 * lines have been resolved. Makes one pass over all texts, because a file may contain as many texts as words.
 *
 * @param decoded The texts. `parts` are the original parts if `text` was assembled.
 * @param source The contents of the file.
 */
export function findDecodedSecrets<T extends { text: string; parts?: readonly string[] }>(
	decoded: readonly T[],
	source: string,
): DecodedSecret<T>[] {
	let all = '';
	// The offset in `all` at which each text and its separator end.
	const ends = decoded.map(({ text }) => (all += text + SEPARATOR).length);
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

/** Keeps a name in one text and a value in the next, which are not adjacent in the file, from looking like a secret. */
const SEPARATOR = '\n\n…\n\n';

/** Whether the file contains a text literally. If so, the search of the file, with more context, covers the text. */
function isVerbatim({ text, parts = [text] }: { text: string; parts?: readonly string[] }, source: string): boolean {
	return parts.every((part) => source.includes(part));
}

/** The first four characters of a secret; empty if the secret is so short that they would give too much away. */
export function startOf(secret: string): string {
	return secret.length < MIN_LENGTH_TO_SHOW ? '' : secret.slice(0, 4);
}

const MIN_LENGTH_TO_SHOW = 16;

export interface DecodedSecret<T> {
	/** The text that contains the secret. */
	from: T;
	kind: SecretKind;
	start: string;
}
