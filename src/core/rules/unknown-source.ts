import { closestName } from '../text/closest-name.ts';
import { listOf } from '../text/words.ts';
import type { Content } from './content.ts';
import type { Finding, Rule } from './rule.ts';
import { documentsOf } from './documents-of.ts';

export const unknownSource: Rule = {
	name: 'unknown-source',
	summary: 'Every claim names a source, and every line of the answer something that it rests on.',
	check: (content) => [...claimsWithoutSource(content), ...linesWithoutFooting(content)],
};

function claimsWithoutSource(content: Pick<Content, 'documents'>): Finding[] {
	return documentsOf(content, 'postmortem').flatMap(({ file, data, locate }) => {
		if (!data.sources) return [];
		const ids = data.sources.map(({ id }) => id);
		return (data.claims ?? []).flatMap(({ source }, index) => {
			if (ids.includes(source)) return [];
			const closest = closestName(source, ids);
			return {
				file,
				position: locate(['claims', index, 'source']),
				message: `The source "${source}" is not listed in "sources", so readers cannot look the statement up.`,
				help: closest ? `Did you mean "${closest}"?` : `Add it there, or name one that is: ${listOf(ids)}.`,
			};
		});
	});
}

/** The answer rests on claims, sources and actions of the same page. */
function linesWithoutFooting(content: Pick<Content, 'documents'>): Finding[] {
	return documentsOf(content, 'postmortem').flatMap(({ file, data, locate }) => {
		const { answer, claims = [], sources = [], actions = [] } = data;
		if (!answer) return [];
		const ids = [...claims, ...sources, ...actions].map(({ id }) => id);
		return Object.entries(answer).flatMap(([line, { rests }]) =>
			rests.flatMap((id, index) => {
				if (ids.includes(id)) return [];
				const closest = closestName(id, ids);
				return {
					file,
					position: locate(['answer', line, 'rests', index]),
					message: `Nothing on this page is called "${id}", so nobody can tell how certain this line is.`,
					help: closest ? `Did you mean "${closest}"?` : 'Name a claim, a source or an action of this postmortem.',
				};
			}),
		);
	});
}
