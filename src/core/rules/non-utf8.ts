import { faultsOf, type Rule } from './rule.ts';

export const nonUtf8: Rule = {
	name: 'non-utf8',
	summary: 'Every file is text in UTF-8.',
	check: (content) =>
		faultsOf(content, 'non-utf8').map(({ file, position, reason }) => ({ file, position, ...EXPLANATIONS[reason] })),
};

const EXPLANATIONS = {
	'utf-16': {
		message: 'This file is UTF-16, not UTF-8, so it cannot be read.',
		help: 'Save it as UTF-8 in your editor.',
	},
	bytes: {
		message: 'From here on this file is not UTF-8, so it cannot be read.',
		help: 'Save it as UTF-8 in your editor; if it was Latin-1, "iconv -f latin1 -t utf-8" converts it.',
	},
	nul: {
		message: 'There is a NUL character here, so this is not a text file.',
		help: 'Delete the character, or delete the file if it is binary.',
	},
} as const;
