import { mergeText } from '../../text/merge-text.ts';
import { findStep, type Incident, type StepRecord } from './incident.ts';

/**
 * Applies the changes between `base` and `mine` to `theirs`, a record that other tabs may have changed since: ticks
 * that differ, edits of notes and outputs, and new steps and runbooks. Everything else stays as in `theirs`.
 */
export function mergeIncident(base: Incident, mine: Incident, theirs: Incident): Incident {
	const merged = mine.steps.map((step) => mergeStep(findStep(base, step), step, findStep(theirs, step)));
	const isMerged = ({ runbook, step }: StepRecord) => findStep(mine, { runbook, step }) !== undefined;
	return {
		...theirs,
		runbooks: { ...mine.runbooks, ...theirs.runbooks },
		steps: [...theirs.steps.filter((step) => !isMerged(step)), ...merged],
	};
}

function mergeStep(base: StepRecord | undefined, mine: StepRecord, theirs: StepRecord | undefined): StepRecord {
	if (!theirs) return mine;
	// If this tab did not change the tick, the tick of the other tabs counts.
	const { doneAt, commands } = mine.doneAt === base?.doneAt ? theirs : mine;
	return {
		...theirs,
		doneAt,
		commands,
		note: mergeText(base?.note ?? '', mine.note, theirs.note),
		output: mergeText(base?.output ?? '', mine.output, theirs.output),
	};
}
