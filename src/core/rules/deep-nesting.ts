import { longCommandsOf } from './commands.ts';
import type { FaultOf } from './fault.ts';
import { faultsOf, type Rule } from './rule.ts';

export const deepNesting: Rule = {
	name: 'deep-nesting',
	summary: 'No part of a page is so long, or nested so deeply, that the page cannot be read or built.',
	check: (content) => [
		...faultsOf(content, 'deep-nesting').map(({ file, position, what, found, limit }) => ({
			file,
			position,
			message: EXPLANATIONS[what].message(found, limit),
			help: EXPLANATIONS[what].help,
		})),
		...content.documents.flatMap((document) =>
			longCommandsOf(document).map(({ subject, what, found, limit, locate }) => ({
				file: document.file,
				position: locate(0, ''),
				message: `${subject} has ${what === 'line' ? `a line of ${found}` : found} characters; above ${limit} it is not checked, because reading it could take forever.`,
				help: 'Put it into a file that the reader downloads, and write the command that runs the file.',
			})),
		),
	],
};

const EXPLANATIONS = {
	body: {
		message: (found: number, limit: number) =>
			`Lists, quotations, components and emphasis are nested ${found === Infinity ? 'too deeply to be read' : `${found} levels deep`} here; above ${limit} levels the site cannot be built.`,
		help: 'Close what is open, or split it into sections with headings of their own.',
	},
	line: {
		message: (found: number, limit: number) =>
			`This line opens ${found} lists or quotations, one inside the other; above ${limit} the site cannot be built.`,
		help: 'Put each item on a separate line. If this is output, put it into a `text` block.',
	},
	brackets: {
		message: (found: number, limit: number) =>
			`This body has ${found} brackets, tags and entities; above ${limit} it is not checked, because reading it could take forever.`,
		help: 'Split the page, or keep only the lines that matter.',
	},
	emphasis: {
		message: (found: number, limit: number) =>
			`This body has ${found} asterisks, underscores and tildes; above ${limit} it is not checked, because reading it could take forever.`,
		help: 'Split the page, or keep only the lines that matter.',
	},
	fields: {
		message: (found: number, limit: number) =>
			`These fields are nested ${found === Infinity ? 'too deeply to be read' : `${found} levels deep`}; no field needs more than ${limit}.`,
		help: 'Correct the indentation, or close the brackets. The comments in src/core/schema say what each field takes.',
	},
	items: {
		message: (found: number, limit: number) =>
			`One list or mapping of this file has ${found} items; no field needs more than ${limit}.`,
		help: 'Keep only the items that matter.',
	},
} as const satisfies Record<
	FaultOf<'deep-nesting'>['what'],
	{ message: (found: number, limit: number) => string; help: string }
>;
