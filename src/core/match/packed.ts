/** Anchor numbers are written as one character each, from `0` on. */
export const FIRST_ANCHOR = 48;

/** Error, strengths (`m`, `c`), anchors, templates, codes, supersedes, title. */
export type PackedSignature = [string, string, string, string[], string[], string[], string];

export interface PackedIndex {
	version: 1;
	/** One digit per distinct word, in order of first use in the templates. */
	weights: string;
	signatures: PackedSignature[];
}
