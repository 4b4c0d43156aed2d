import { faultsOf, type Rule } from './rule.ts';

export const extensionBody: Rule = {
	name: 'extension-body',
	summary: 'A page that extends another has fields and no text below them.',
	check: (content) =>
		faultsOf(content, 'extension-body').map(({ file, position }) => ({
			file,
			position,
			message: 'The page that this one extends has the text, so this text would be lost.',
			help: 'Write it into "note", or leave out "extends" and write the whole page.',
		})),
};
