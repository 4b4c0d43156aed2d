import { closestName } from '../text/closest-name.ts';
import { listOf } from '../text/prose/words.ts';
import type { RuleInput } from './content.ts';
import type { Finding, Rule } from './rule.ts';
import { documentsOf } from './documents-of.ts';

export const unknownSource: Rule = {
	name: 'unknown-source',
	summary: 'Every claim names a source, and every line of the answer names what it rests on.',
	check: (content) => [...claimsWithoutSource(content), ...unsupportedLines(content)],
};

function claimsWithoutSource(content: Pick<RuleInput, 'documents'>): Finding[] {
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
				help: closest ? `Did you mean "${closest}"?` : `Add it there, or name a listed source: ${listOf(ids)}.`,
			};
		});
	});
}

/** Finds lines of the answer that rest on ids that no claim, source or action of the page has. */
function unsupportedLines(content: Pick<RuleInput, 'documents'>): Finding[] {
	return documentsOf(content, 'postmortem').flatMap(({ file, data, locate }) => {
		const { answer, claims, sources, actions } = data;
		// Another rule reports an invalid list, whose ids are unknown here.
		if (!answer || !claims || !sources || !actions) return [];
		const ids = [...claims, ...sources, ...actions].map(({ id }) => id);
		return Object.entries(answer).flatMap(([line, { rests }]) =>
			rests.flatMap((id, index) => {
				if (ids.includes(id)) return [];
				const closest = closestName(id, ids);
				return {
					file,
					position: locate(['answer', line, 'rests', index]),
					message: `This line rests on "${id}", but no claim, source or action of this page has that id.`,
					help: closest
						? `Did you mean "${closest}"?`
						: 'Name an id that exists: the page computes from it how certain the line is.',
				};
			}),
		);
	});
}
