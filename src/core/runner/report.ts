/**
 * Formats rows as columns that are as wide as their widest cell. Numbers are right-aligned. Text in the last column is
 * not padded.
 */
export function table(rows: readonly (readonly string[])[]): string {
	const widths = rows.reduce<number[]>(
		(widest, row) => row.map((cell, column) => Math.max(widest[column] ?? 0, cell.length)),
		[],
	);
	const lines = rows.map((row) =>
		row
			.map((cell, column) => {
				if (/^\d+(?:\.\d+)?$/.test(cell)) return cell.padStart(widths[column] ?? 0);
				return column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0);
			})
			.join('  ')
			.trimEnd(),
	);
	return lines.map((line) => `${line}\n`).join('');
}

/** The exit status of `prove`. A difference takes precedence over a run that did not happen. */
export function statusOf(results: readonly Result['is'][], allowsMissing: boolean): number {
	if (results.includes('failed') || results.includes('different')) return 1;
	if (results.includes('not run') && !allowsMissing) return 4;
	return 0;
}

/** The result of one variant. */
export type Result =
	/** The run was as expected, and the evidence already says the same. */
	| { is: 'unchanged'; notes: string[] }
	/** The run was as expected, and new evidence was written. */
	| { is: 'recorded'; reasons: string[] }
	/** The run was as expected, but the evidence differs, and `--check` does not write evidence. */
	| { is: 'different'; problems: string[] }
	/** The run was not as expected. The output is included, because the next run may differ. */
	| { is: 'failed'; problems: string[]; output: string }
	| { is: 'not run'; reason: string };
