import type { Expect } from '../schema/snippet.ts';
import { comparableOutput, maskOutput } from './mask.ts';

/**
 * Compares a run with what its variant is expected to do. Gives one sentence per expectation that was not met; none if
 * all were. A status that is not mentioned is 0. Errors are compared only where `raises` is there.
 */
export function judge(expect: Expect, run: Ran): string[] {
	const problems: string[] = [];
	const exit = expect.exit ?? 0;
	if (run.exit !== exit) problems.push(`The exit status is ${run.exit} instead of ${exit}.`);
	if (expect.raises) {
		for (const id of expect.raises) {
			if (!run.recognised.includes(id)) problems.push(`The error "${id}" was not recognised in the output.`);
		}
		for (const id of run.recognised) {
			if (!expect.raises.includes(id)) problems.push(`The error "${id}" was recognised in the output, unexpectedly.`);
		}
	}
	const missing = firstMissing(expect.output ?? [], run.output);
	if (missing) problems.push(missing);
	return problems;
}

/** Each expected text must be part of a line of its own, in this order. */
function firstMissing(expected: readonly string[], output: string): string | undefined {
	const lines = comparableOutput(maskOutput(output)).split('\n');
	let from = 0;
	for (const text of expected) {
		const wanted = comparableOutput(maskOutput(text)).trim();
		const at = lines.findIndex((line, index) => index >= from && line.includes(wanted));
		if (at >= 0) {
			from = at + 1;
			continue;
		}
		const isEarlier = lines.some((line) => line.includes(wanted));
		return isEarlier
			? `The line "${text}" comes too early in the output.`
			: `The line "${text}" is missing from the output.`;
	}
	return undefined;
}

/** What of a run can be compared: masked output, errors recognised in it, exit status. */
export interface Ran {
	exit: number;
	output: string;
	recognised: readonly string[];
}
