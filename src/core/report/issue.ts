import type { RuleName } from '../rules/names.ts';

/** A position in a file: 1-based line and column, or unknown. An unknown position is never reported as line 1. */
export type Position = { at: 'source'; line: number; column: number } | { at: 'unknown' };

/**
 * One problem with the content, or with other files that are checked against it. The texts are plain sentences without
 * file names or positions.
 */
export interface Issue<Rule extends string = RuleName> {
	rule: Rule;
	/** Path from the project's root, with forward slashes. */
	file: string;
	position: Position;
	/** The problem, and why it matters. */
	message: string;
	/** The fix: the closest existing name, the expected value, or the command to run. */
	help: string;
}

/** The findings of a check, and the number of files that it checked. */
export interface Report<Rule extends string = RuleName> {
	issues: Issue<Rule>[];
	filesChecked: number;
}
