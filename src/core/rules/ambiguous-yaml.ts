import { faultsOf, type Rule } from './rule.ts';

export const ambiguousYaml: Rule = {
	name: 'ambiguous-yaml',
	summary: 'Every value means the same to every YAML reader, and to the author.',
	check: (content) =>
		faultsOf(content, 'ambiguous-yaml').map(({ file, position, source, reason }) => ({
			file,
			position,
			...EXPLANATIONS[reason](source),
		})),
};

const EXPLANATIONS = {
	comment: (source: string) => ({
		message: `YAML reads "${source}" as a comment, so this part of the text would be lost.`,
		help: 'Put the whole text in quotes. If it is a comment, leave a space after "#".',
	}),
	date: (source: string) => ({
		message: `Some YAML readers read "${source}" as a date, and others as text.`,
		help: 'Write a time as in "2024-12-05T09:30:00Z", and put text in quotes.',
	}),
	merge: () => ({
		message: 'Some YAML readers merge what follows "<<" into this mapping, and others read it as a field.',
		help: 'Write the fields out.',
	}),
	number: (source: string) => ({
		message: `Some YAML readers read "${source}" as a number, and others as text.`,
		help: 'Write a number without underscores and in decimal, and put text in quotes.',
	}),
	'readers disagree': (source: string) => ({
		message: `The site's YAML reader reads "${source}" differently from this check.`,
		help: 'Put text in quotes, and write plain fields: no tags, anchors or merged mappings.',
	}),
} as const;
