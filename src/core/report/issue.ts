import type { RuleName } from '../rules/names.ts';

/** Where in a file: 1-based line and column, or unknown. An unknown position is never reported as line 1. */
export type Position = { at: 'source'; line: number; column: number } | { at: 'unknown' };

/** One thing that is wrong with the content, or with other files that are checked against it. Text is plain sentences; no file name, no position inside it. */
export interface Issue<Rule extends string = RuleName> {
	rule: Rule;
	/** Path from the project's root, with forward slashes. */
	file: string;
	position: Position;
	/** What is wrong, and why it matters. */
	message: string;
	/** What to do: the closest existing name, the value expected, the command to run. */
	help: string;
}

/** Everything a check found, and how much it looked at. */
export interface Report<Rule extends string = RuleName> {
	issues: Issue<Rule>[];
	filesChecked: number;
}
