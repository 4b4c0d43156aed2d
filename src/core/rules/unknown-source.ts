import { closestName } from '../text/closest-name.ts';
import { listOf } from '../text/words.ts';
import { type Rule } from './rule.ts';
import { documentsOf } from './documents-of.ts';

export const unknownSource: Rule = {
	name: 'unknown-source',
	summary: 'Every claim names one of the sources of its postmortem.',
	check: (content) =>
		documentsOf(content, 'postmortem').flatMap(({ file, data, locate }) => {
			if (!data.sources) return [];
			const ids = data.sources.map(({ id }) => id);
			return (data.claims ?? []).flatMap(({ source }, index) => {
				if (ids.includes(source)) return [];
				const closest = closestName(source, ids);
				return {
					file,
					position: locate(['claims', index, 'source']),
					message: `The source "${source}" is not listed in "sources", so readers cannot look up the statement.`,
					help: closest ? `Did you mean "${closest}"?` : `Add it there, or use one that is listed: ${listOf(ids)}.`,
				};
			});
		}),
};
