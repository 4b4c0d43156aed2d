import type { FrontMatterFault } from './fault.ts';
import { faultsOf, type Rule } from './rule.ts';

export const missingFrontMatter: Rule = {
	name: 'missing-front-matter',
	summary: 'Every page starts with its fields, between two lines of "---".',
	check: (content) =>
		faultsOf(content, 'missing-front-matter').map(({ file, position, reason }) => ({
			file,
			position,
			...EXPLANATIONS[reason],
		})),
};

const EXPLANATIONS = {
	absent: {
		message: 'This page has no front matter, so nothing is known about it.',
		help: 'Make "---" its first line, then the fields, then "---" again; copy them from a page of the same kind.',
	},
	unclosed: {
		message: 'The front matter that starts here never ends, so the page has no fields and no body.',
		help: 'Put a line "---" after the last field.',
	},
	'closed early': {
		message: 'This line ends the front matter, because it starts with "---" or "+++", but it also has other text.',
		help: 'Leave only "---" on the line. If it is part of a text, indent it like the rest of that text.',
	},
	'read differently': {
		message: 'The site would split this page into fields and body differently from this check.',
		help: 'Make "---" the first line, with nothing before it, and put another line "---" after the last field.',
	},
	empty: {
		message: 'The front matter is empty, so nothing is known about this page.',
		help: 'Write the fields between the two lines "---"; copy them from a page of the same kind.',
	},
	'not a mapping': {
		message: 'The front matter is not a list of fields, so nothing is known about this page.',
		help: 'Write one field on each line, as in "title: API returns 503".',
	},
} as const satisfies Record<FrontMatterFault, { message: string; help: string }>;
