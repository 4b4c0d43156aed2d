import { relative } from 'node:path';

/** What became of one mutant, as StrykerJS names it. */
export interface Mutant {
	fileName: string;
	status: string;
	mutatorName: string;
	replacement?: string | undefined;
	location: { start: { line: number; column: number } };
}

/** How many mutants the tests noticed. */
export interface Score {
	/** Mutants that made a test fail or run into its time limit. */
	noticed: number;
	/** Mutants that were tried, and those that no test reaches. */
	valid: number;
	/** `noticed` of `valid` in percent; 100 if there was nothing to notice. */
	percent: number;
	/** One line for each mutant that no test noticed: where it is and what it became. */
	survivors: string[];
}

/**
 * The mutation score as StrykerJS defines it: mutants that do not compile, that break the run or that were left out do not
 * count.
 */
export function scoreOf(mutants: readonly Mutant[]): Score {
	const noticed = mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
	const missed = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
	const valid = noticed + missed.length;
	return {
		noticed,
		valid,
		percent: valid === 0 ? 100 : (100 * noticed) / valid,
		survivors: missed.map(describe),
	};
}

function describe({ fileName, status, mutatorName, replacement, location: { start } }: Mutant): string {
	const reached = status === 'NoCoverage' ? ', which no test reaches' : '';
	return `${relative('.', fileName)}:${start.line}:${start.column} ${mutatorName}${reached}: ${(replacement ?? '').replaceAll(/\s+/g, ' ')}`;
}
