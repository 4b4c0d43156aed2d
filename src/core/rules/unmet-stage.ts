import type { AnyDocument } from '../entry.ts';
import { unmetDemands } from '../schema/stages.ts';
import type { RuleInput } from './content.ts';
import type { Fault } from './fault.ts';
import type { Finding, Rule } from './rule.ts';

export const unmetStage: Rule = {
	name: 'unmet-stage',
	summary: 'A page has everything that its stage demands.',
	check: (content) =>
		content.documents
			// A page that extends a page of a pack may leave fields out.
			.filter((document) => !document.extends)
			.flatMap((document) => [...missingFields(document, content), ...reviewProblems(document)]),
};

function missingFields({ file, kind, data, locate }: AnyDocument, content: Pick<RuleInput, 'faults'>): Finding[] {
	const { stage = 'unreviewed' } = data;
	const faults = content.faults.filter((fault) => fault.file === file);
	if (faults.some(({ rule }) => LEAVES_FIELDS_UNREAD.has(rule))) return [];
	// Another rule reports an invalid field.
	const invalid = new Set(faults.flatMap((fault) => ('path' in fault ? fault.path[0] : [])));
	const unmet = unmetDemands(kind, data, stage).filter(({ path }) => !invalid.has(path[0]));
	return unmet.map(({ path, field, firstStage, description }) => ({
		file,
		position: locate(path),
		message: `This ${kind} has no "${field}", ${description}; its stage, "${stage}", demands it.`,
		help:
			firstStage === 'reviewed'
				? 'Add it, or set "stage: unreviewed" until the page has it.'
				: 'Add it, or set "stage: imported": the page is then published with a list of the fields that it lacks.',
	}));
}

/** Rules whose faults leave the fields of a page unknown. */
const LEAVES_FIELDS_UNREAD: ReadonlySet<Fault['rule']> = new Set([
	'missing-front-matter',
	'malformed-yaml',
	'unreadable-file',
	'oversized-file',
	'non-utf8',
]);

function reviewProblems({ file, data, locate }: AnyDocument): Finding[] {
	const { stage, review } = data;
	if (stage !== 'reviewed' && review) {
		return [
			{
				file,
				position: locate(['review']),
				message: `This page has a review, but its stage is "${stage ?? 'unreviewed'}".`,
				help: 'Set "stage: reviewed", or delete "review".',
			},
		];
	}
	if (review && review.due <= review.on) {
		return [
			{
				file,
				position: locate(['review', 'due']),
				message: `The next review is due on ${review.due}, which is not after the last one, on ${review.on}.`,
				help: 'Correct one of the two dates.',
			},
		];
	}
	return [];
}
