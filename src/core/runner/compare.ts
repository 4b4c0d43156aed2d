import type { EvidenceRun } from '../schema/kinds/snippet.ts';
import { comparableOutput } from './mask.ts';

/**
 * Compares a new run with the evidence. `differences` lists changes to the code, the settings, the status, the recognised
 * errors, the output or the names of series, in sentences. `notes` lists changed versions, which do not count as a
 * difference. Dates and durations are ignored.
 */
export function compareRuns(old: EvidenceRun, fresh: EvidenceRun): { differences: string[]; notes: string[] } {
	const differences: string[] = [];
	if (old.sourceHash !== fresh.sourceHash)
		differences.push('The code or a setting of the servers has changed since the evidence was recorded.');
	if (old.exit !== fresh.exit) differences.push(`The exit status was ${old.exit} and is now ${fresh.exit}.`);
	if (!sameNames(old.recognised, fresh.recognised)) {
		differences.push(`The errors recognised were ${named(old.recognised)} and are now ${named(fresh.recognised)}.`);
	}
	const line = firstDifference(comparableOutput(old.output), comparableOutput(fresh.output));
	if (line) differences.push(`Line ${line.number} of the output was ${line.old} and is now ${line.fresh}.`);
	if (!sameNames(old.series.map(nameOf), fresh.series.map(nameOf))) {
		differences.push(
			`The series were ${named(old.series.map(nameOf))} and are now ${named(fresh.series.map(nameOf))}.`,
		);
	}
	return { differences, notes: versionNotes(old.versions, fresh.versions) };
}

function versionNotes(old: EvidenceRun['versions'], fresh: EvidenceRun['versions']): string[] {
	const names = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].sort();
	return names
		.filter((name) => old[name] !== fresh[name])
		.map((name) => `${name} was ${old[name] ?? 'absent'} and is now ${fresh[name] ?? 'absent'}.`);
}

/** Compares names regardless of order: the order of errors follows template weights, which change when a page is added. */
function sameNames(a: readonly string[], b: readonly string[]): boolean {
	return JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());
}

function named(names: readonly string[]): string {
	return names.length === 0 ? 'none' : names.join(', ');
}

function nameOf({ name, unit }: { name: string; unit: string }): string {
	return `${name} (${unit})`;
}

function firstDifference(old: string, fresh: string): { number: number; old: string; fresh: string } | undefined {
	if (old === fresh) return undefined;
	const before = old.split('\n');
	const after = fresh.split('\n');
	const index = before.findIndex((line, at) => line !== after[at]);
	// If no old line differs, the new output has more lines.
	const at = index < 0 ? before.length : index;
	return { number: at + 1, old: quoted(before[at]), fresh: quoted(after[at]) };
}

function quoted(line: string | undefined): string {
	return line === undefined ? 'absent' : `"${line}"`;
}
