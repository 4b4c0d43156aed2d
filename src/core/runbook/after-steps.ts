import type { BodyFacts } from '../entry.ts';
import type { Position } from '../report/issue.ts';

/**
 * The number of sections (`##`) in the body of a runbook up to the last of its steps. The page puts verification and
 * escalation between these sections and the rest, such as background. If there are no steps, or if no section follows
 * them, this is the number of all sections.
 */
export function sectionsWithSteps({ headings, steps }: Pick<BodyFacts, 'headings' | 'steps'>): number {
	const sections = headings.filter(({ depth }) => depth === 2);
	const last = steps.at(-1);
	const rest = last ? sections.findIndex(({ position }) => lineOf(position) > lineOf(last.position)) : -1;
	return rest < 0 ? sections.length : rest;
}

function lineOf(position: Position): number {
	return position.at === 'source' ? position.line : 0;
}
