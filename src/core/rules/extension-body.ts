import { faultsOf, type Rule } from './rule.ts';

export const extensionBody: Rule = {
	name: 'extension-body',
	summary: 'A page that extends another has fields and no text below them.',
	check: (content) =>
		faultsOf(content, 'extension-body').map(({ file, position }) => ({
			file,
			position,
			message: 'This page extends one of a pack, and the site shows the text of that page, so this text would be lost.',
			help: 'Move it into "note", or delete "extends" and write the whole page.',
		})),
};
