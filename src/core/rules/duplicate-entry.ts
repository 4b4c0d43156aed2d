import { faultsOf, type Rule } from './rule.ts';

export const duplicateEntry: Rule = {
	name: 'duplicate-entry',
	summary: 'Two pages of one kind have two names, whatever folders they are in.',
	check: (content) =>
		faultsOf(content, 'duplicate-entry').map(({ file, position, other }) => ({
			file,
			position,
			message: `${other} has the same name, and the folder of a page is no part of its address.`,
			help: 'Rename one of the two files; "aliases" keeps its old address alive.',
		})),
};
