import { type Rule } from './rule.ts';
import { documentsOf } from './documents-of.ts';

export const claimWithoutSnippet: Rule = {
	name: 'claim-without-snippet',
	summary: 'A claim is untested until a snippet has tested it.',
	check: (content) =>
		documentsOf(content, 'postmortem').flatMap(({ file, data, locate }) =>
			(data.claims ?? []).flatMap(({ id, verdict, snippet }, index) => {
				if (verdict === 'untested' || snippet !== undefined) return [];
				return {
					file,
					position: locate(['claims', index, 'verdict']),
					message: `The claim "${id}" is marked "${verdict}", but no snippet shows it.`,
					help: 'In "snippet", name the snippet that tests it, or set the verdict to "untested".',
				};
			}),
		),
};
