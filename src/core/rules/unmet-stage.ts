import type { AnyDocument } from '../entry.ts';
import { STAGES } from '../schema/primitives.ts';
import { unmetDemands } from '../schema/stages.ts';
import type { Content } from './content.ts';
import type { Finding, Rule } from './rule.ts';

export const unmetStage: Rule = {
	name: 'unmet-stage',
	summary: 'A page has everything that its stage demands.',
	check: (content) =>
		content.documents
			.filter((document) => !document.extends)
			.flatMap((document) => [...missing(document, content), ...review(document)]),
};

function missing({ file, kind, data, locate }: AnyDocument, { faults }: Pick<Content, 'faults'>): Finding[] {
	const { stage = 'unreviewed' } = data;
	// A field that is there and not valid is reported for that.
	const invalid = new Set(faults.flatMap((fault) => (fault.file === file && 'path' in fault ? fault.path[0] : [])));
	const unmet = unmetDemands(kind, data, stage).filter(({ path }) => !invalid.has(path[0]));
	return unmet.map(({ path, field, says }) => ({
		file,
		position: locate(path),
		message: `${stage === 'reviewed' ? 'A reviewed' : 'A finished'} ${kind} has "${field}": ${says}.`,
		help: `Write it, or set "stage: ${STAGES[STAGES.indexOf(stage) - 1] ?? 'imported'}", which shows the page with what it lacks.`,
	}));
}

function review({ file, data, locate }: AnyDocument): Finding[] {
	const { stage, review: reviewed } = data;
	if (stage !== 'reviewed' && reviewed) {
		return [
			{
				file,
				position: locate(['review']),
				message: `This page says by whom it was reviewed, and its stage is "${stage ?? 'unreviewed'}".`,
				help: 'Set "stage: reviewed", or leave out "review".',
			},
		];
	}
	if (reviewed && reviewed.due <= reviewed.on) {
		return [
			{
				file,
				position: locate(['review', 'due']),
				message: `The next review (${reviewed.due}) is due before the last one (${reviewed.on}) was over.`,
				help: 'Correct one of the two days.',
			},
		];
	}
	return [];
}
