import { faultsOf, type Rule } from './rule.ts';

export const symlinkOutside: Rule = {
	name: 'symlink-outside',
	summary: 'No symbolic link leads out of the content folder.',
	check: (content) =>
		faultsOf(content, 'symlink-outside').map(({ file, position, target }) => ({
			file,
			position,
			message: `This symbolic link leads to "${target}", outside the content folder, and would publish that file.`,
			help: 'Replace the link with a copy of the file, or delete it.',
		})),
};
