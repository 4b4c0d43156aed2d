import path from 'node:path';
import type { Index } from '../../core/match/index.ts';
import { compareRuns } from '../../core/runner/compare.ts';
import type { Result } from '../../core/runner/report.ts';
import type { Evidence, EvidenceRun, Snippet } from '../../core/schema/kinds/snippet.ts';
import { writeFileAtomic } from '../write-file-atomic.ts';
import type { RecordedEvidence } from '../content/beside/read-snippet.ts';
import type { LoadedSnippet } from './load.ts';
import { runVariant } from './run-variant.ts';

/**
 * Runs every variant of a snippet, compares the run with the expectation and the evidence, and updates the evidence, unless
 * `check` is set. A run that is not as expected never becomes evidence, and a run without a relevant difference
 * replaces the old evidence only if `fresh` is set.
 *
 * @throws Interrupted if the signal aborts; unless `check` is set, the evidence up to that point is saved.
 */
export async function proveSnippet(
	{ id, folder, snippet, evidence }: LoadedSnippet & { snippet: Snippet },
	options: ProveOptions,
): Promise<void> {
	const recorded = evidence.is === 'recorded' ? evidence.evidence : undefined;
	let runs = recorded?.runs ?? [];
	try {
		for (const variant of snippet.variants) {
			options.onStart(id, variant.name);
			const { index, signal, progress } = options;
			const request = { snippet, folder, variant, knobs: {}, index, signal, progress, onLine: () => undefined };
			const outcome = await runVariant(request);
			if (outcome.is === 'not run') {
				options.onResult({ id, variant: variant.name, seconds: undefined, result: outcome });
				continue;
			}
			const old = runs.find((run) => run.variant === variant.name);
			const result = judgeOutcome(old, outcome, { ...options, evidence });
			if (result.is === 'recorded') runs = [...runs.filter((run) => run !== old), outcome.run];
			options.onResult({ id, variant: variant.name, seconds: outcome.run.durationMs / 1000, result });
		}
	} finally {
		if (!options.check) await saveEvidence(folder, snippet, recorded, runs);
	}
}

function judgeOutcome(
	old: EvidenceRun | undefined,
	{ run, problems }: { run: EvidenceRun; problems: string[] },
	{ check, fresh, evidence }: Pick<ProveOptions, 'check' | 'fresh'> & { evidence: RecordedEvidence },
): Result {
	if (problems.length > 0) return { is: 'failed', problems, output: run.output };
	if (!old) {
		const isInvalid = evidence.is === 'invalid';
		const reason = isInvalid
			? `${evidence.file} cannot be used; "npm run check" says why.`
			: 'There is no evidence yet.';
		return check ? { is: 'different', problems: [reason] } : { is: 'recorded', reasons: [reason] };
	}
	const { differences, notes } = compareRuns(old, run);
	if (check && differences.length > 0) return { is: 'different', problems: differences };
	if (!check && (differences.length > 0 || fresh)) return { is: 'recorded', reasons: [...differences, ...notes] };
	return { is: 'unchanged', notes };
}

/** Saves runs in the order of the variants, and drops runs of removed variants. */
async function saveEvidence(
	folder: string,
	snippet: Snippet,
	old: Evidence | undefined,
	runs: readonly EvidenceRun[],
): Promise<void> {
	const sorted = snippet.variants.flatMap(({ name }) => runs.filter(({ variant }) => variant === name));
	const isSame = old?.runs.length === sorted.length && old.runs.every((run, index) => run === sorted[index]);
	if (isSame || sorted.length === 0) return;
	await writeFileAtomic(path.join(folder, 'evidence.json'), render({ version: 1, runs: sorted }));
}

/** Formats evidence with indentation, for readable diffs, but with each point of a series on one line. */
function render(evidence: Evidence): string {
	const text = JSON.stringify(evidence, null, '\t');
	return `${text.replace(/\[\s+([\d.e+-]+),\s+([\d.e+-]+)\s+\]/g, '[$1, $2]')}\n`;
}

export interface ProveOptions {
	index: Index;
	signal: AbortSignal;
	/** Only compare, and write nothing. */
	check: boolean;
	/** Write new evidence even if nothing relevant has changed. */
	fresh: boolean;
	progress: (line: string) => void;
	onStart: (id: string, variant: string) => void;
	onResult: (proved: Proved) => void;
}

export interface Proved {
	id: string;
	variant: string;
	/** Undefined if the variant was not run. */
	seconds: number | undefined;
	result: Result;
}
