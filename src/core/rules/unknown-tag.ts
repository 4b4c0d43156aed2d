import { closestName } from '../text/closest-name.ts';
import type { Rule } from './rule.ts';

export const unknownTag: Rule = {
	name: 'unknown-tag',
	summary: 'Every tag is listed in tags.yaml.',
	check: ({ documents, tags }) => {
		if (!tags) return [];
		return documents.flatMap(({ file, data, locate }) =>
			(data.tags ?? []).flatMap((tag, index) => {
				if (tags.has(tag)) return [];
				const closest = closestName(tag, tags);
				return {
					file,
					position: locate(['tags', index]),
					message: `The tag "${tag}" is not in tags.yaml.`,
					help: closest ? `Did you mean "${closest}"?` : 'Use a tag that is listed, or add this one with its purpose.',
				};
			}),
		);
	},
};
