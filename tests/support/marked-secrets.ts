import { maskSecrets } from '../../src/core/draft/mask-secrets.ts';
import { findSecrets } from '../../src/core/secrets/find-secrets.ts';
import type { SecretKind } from '../../src/core/secrets/secrets.ts';

/**
 * Texts with one form of a secret. In `found`, the secret is in guillemets, and a space is a gap that may be wider; a
 * `◦` is a gap that may also be missing, and a `·` is always one space. Nothing is found in `missed`.
 */
export interface SecretForm {
	name: string;
	kind: SecretKind;
	found: readonly string[];
	missed?: readonly string[];
}

/** The texts of `found`, without optional gaps, with all gaps, and with wide gaps. */
export function withGaps(texts: readonly string[]): string[] {
	const widths = [
		[' ', ''],
		[' ', ' '],
		['  ', '  '],
	] as const;
	const variants = texts.flatMap((text) =>
		widths.map(([gap, optional]) => text.replaceAll(' ', gap).replaceAll('◦', optional).replaceAll('·', ' ')),
	);
	return [...new Set(variants)];
}

export function withoutMarks(text: string): string {
	return text.replaceAll(/[«»]/g, '');
}

/** The text with its secrets in guillemets, and their kinds. */
export function marked(text: string): { text: string; kinds: SecretKind[] } {
	const found = findSecrets(text);
	const mark = (done: string, { start, end }: { start: number; end: number }) =>
		`${done.slice(0, start)}«${done.slice(start, end)}»${done.slice(end)}`;
	return { text: found.reduceRight(mark, text), kinds: [...new Set(found.map(({ kind }) => kind))] };
}

/** The text, if masking leaves its secret readable. */
export function unmasked(text: string): string | undefined {
	const secret = /.?«[^»]*»\W?/s.exec(text)?.[0] ?? '';
	return maskSecrets(withoutMarks(text)).includes(withoutMarks(secret)) ? text : undefined;
}
