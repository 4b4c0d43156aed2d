import type { Expect } from '../schema/kinds/snippet.ts';
import { comparableOutput, maskOutput } from './mask.ts';

/**
 * Compares a run with the expectation of its variant. Returns one sentence for each expectation that was not met. The
 * expected status is 0 by default. Errors are compared only if `raises` is present.
 */
export function judge(expect: Expect, run: RunResult): string[] {
	const problems: string[] = [];
	const exit = expect.exit ?? 0;
	if (run.exit !== exit) problems.push(`The exit status is ${run.exit} instead of ${exit}.`);
	if (expect.raises) {
		for (const id of expect.raises) {
			if (!run.recognised.includes(id)) problems.push(`The error "${id}" was not recognised in the output.`);
		}
		for (const id of run.recognised) {
			if (!expect.raises.includes(id))
				problems.push(`The error "${id}" was recognised in the output but is not expected.`);
		}
	}
	const missing = firstMissing(expect.output ?? [], run.output);
	if (missing) problems.push(missing);
	return problems;
}

/** A sentence about the first expected text that is missing. Each text must be on a different line, in this order. */
function firstMissing(expected: readonly string[], output: string): string | undefined {
	const lines = comparableOutput(maskOutput(output)).split('\n');
	let from = 0;
	for (const text of expected) {
		const masked = comparableOutput(maskOutput(text)).trim();
		const at = lines.findIndex((line, index) => index >= from && line.includes(masked));
		if (at >= 0) {
			from = at + 1;
			continue;
		}
		const isEarlier = lines.some((line) => line.includes(masked));
		return isEarlier
			? `The line "${text}" comes too early in the output.`
			: `The line "${text}" is missing from the output.`;
	}
	return undefined;
}

/** The parts of a run that are compared. The output may be masked or not. */
export interface RunResult {
	exit: number;
	output: string;
	recognised: readonly string[];
}
