import { refOf } from '../graph/index.ts';
import { hiddenBecause } from '../audience.ts';
import { AUDIENCES } from '../schema/primitives.ts';
import type { Rule } from './rule.ts';

export const hiddenReference: Rule = {
	name: 'hidden-reference',
	summary: 'A page links only to pages that all of its readers may see and can reach.',
	check: ({ documents, graph }) =>
		documents.flatMap((document) =>
			graph.linksOf(refOf(document)).flatMap((edge) => {
				// Two pages may have the same ref; the links of the other one are reported with that page.
				if (edge.file !== document.file) return [];
				const target = graph.resolve(edge.to);
				// Every audience that sees this page must see the target, too.
				const reason = AUDIENCES.filter((audience) => hiddenBecause(document, audience) === undefined)
					.map((audience) => target && hiddenBecause(target, audience))
					.find((each) => each !== undefined);
				if (reason === undefined || !target) return [];
				const isInternal = reason === 'is internal';
				return {
					file: document.file,
					position: edge.position,
					message: isInternal
						? `The ${target.kind} "${target.id}" is internal, and this page is public, so the public site would name a page that it does not have.`
						: `The ${target.kind} "${target.id}" ${reason}, so the published site has no page to link to.`,
					help: isInternal
						? 'Delete the link, or set "audience: internal" here as well. The internal page may link to this one.'
						: 'Publish it first, or leave the link out until then.',
				};
			}),
		),
};
