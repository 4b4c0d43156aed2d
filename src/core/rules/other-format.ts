import { faultsOf, type Rule } from './rule.ts';

export const otherFormat: Rule = {
	name: 'other-format',
	summary: 'The content is written in the format that this version reads.',
	check: (content) =>
		faultsOf(content, 'other-format').map(({ file, position, found, supported }) => {
			return {
				file,
				position,
				message: `This content is in format ${found}, but this version of Hindsight reads format ${supported}, so nothing else was checked.`,
				help:
					found < supported
						? 'Run "npm run hindsight -- migrate": it changes the files of the content and lists each change.'
						: 'Use a newer version of Hindsight: one that reads the format of this content.',
			};
		}),
};
