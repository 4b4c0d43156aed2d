import { findSecrets } from './find-secrets.ts';
import type { SecretKind } from './secrets.ts';

/**
 * The secrets in texts that were read from a file, with their escapes, entities and joined lines resolved, which a search
 * of the file does not find. One pass over all of them: there may be as many texts as there are words.
 *
 * @param decoded The texts; `parts` are what was read where `text` was put together.
 * @param source The file.
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

/** Texts that follow each other here do not in the file; an ellipsis is no part of any secret. */
const BORDER = '\n\n…\n\n';

/** What is in the file just so was searched there, with more around it to judge it by. */
function isVerbatim({ text, parts = [text] }: { text: string; parts?: readonly string[] }, source: string): boolean {
	return parts.every((part) => source.includes(part));
}

/** The first characters of a secret, where it is so long that they give nothing away. */
export function startOf(secret: string): string {
	return secret.length < LONG ? '' : secret.slice(0, 4);
}

const LONG = 16;

export interface DecodedSecret<T> {
	/** The text that it is in. */
	from: T;
	kind: SecretKind;
	start: string;
}
