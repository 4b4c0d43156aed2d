/** Rows of text in columns as wide as their widest cell; the last column is not padded. Numbers stand to the right. */
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

/** The status of `prove`: a difference counts more than a run that was not made. */
export function statusOf(results: readonly Result['is'][], allowsMissing: boolean): number {
	if (results.includes('failed') || results.includes('different')) return 1;
	if (results.includes('not run') && !allowsMissing) return 4;
	return 0;
}

/** What became of one variant. */
export type Result =
	/** As expected, and the evidence says the same already. */
	| { is: 'unchanged'; notes: string[] }
	/** As expected, and the evidence is written again. */
	| { is: 'recorded'; reasons: string[] }
	/** As expected, and the evidence says something else, which a check does not fix. */
	| { is: 'different'; problems: string[] }
	/** Not as expected; with the output, because the next run may be another. */
	| { is: 'failed'; problems: string[]; output: string }
	| { is: 'not run'; reason: string };
