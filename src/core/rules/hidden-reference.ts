import type { AnyDocument } from '../entry.ts';
import { refOf } from '../graph/index.ts';
import type { Rule } from './rule.ts';

export const hiddenReference: Rule = {
	name: 'hidden-reference',
	summary: 'A published page never links to an unpublished postmortem.',
	check: ({ documents, graph }) =>
		documents
			.filter((document) => hiddenBecause(document) === undefined)
			.flatMap((document) =>
				graph.linksOf(refOf(document)).flatMap(({ to, position }) => {
					const target = graph.resolve(to);
					const reason = target && hiddenBecause(target);
					if (reason === undefined) return [];
					return {
						file: document.file,
						position,
						message: `Postmortem "${target?.id}" ${reason}, so the published site has no page to link to.`,
						help: 'Publish it first, or leave the link out until then.',
					};
				}),
			),
};

/** Why the built site leaves out a document; undefined if it does not. */
function hiddenBecause(document: AnyDocument): string | undefined {
	if (document.kind !== 'postmortem') return undefined;
	const { status, visibility } = document.data;
	if (status === 'draft') return 'is a draft';
	if (status === 'in-review') return 'is in review';
	return visibility === 'internal' ? 'is internal' : undefined;
}
