import { faultsOf, type Rule } from './rule.ts';

export const extensionBody: Rule = {
	name: 'extension-body',
	summary: 'A page that extends another has fields and no text below them.',
	check: (content) =>
		faultsOf(content, 'extension-body').map(({ file, position }) => ({
			file,
			position,
			message:
				"This page extends a page of a pack. The site shows the body of the pack's page, so the text here would be lost.",
			help: 'Move the text into "note", or delete "extends" and write the whole page.',
		})),
};
