import { faultsOf, type Rule } from './rule.ts';

export const duplicateEntry: Rule = {
	name: 'duplicate-entry',
	summary: 'No two pages of one kind have the same id, whatever folders they are in.',
	check: (content) =>
		faultsOf(content, 'duplicate-entry').map(({ file, position, other }) => ({
			file,
			position,
			message: `${other} has the same id; folders are not part of an address, so both pages would have the same address.`,
			help: 'Rename one of the two. If both say the same thing, move the text into one of them and delete the other.',
		})),
};
