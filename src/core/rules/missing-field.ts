import { pathName } from '../text/prose/words.ts';
import { faultsOf, type Rule } from './rule.ts';

export const missingField: Rule = {
	name: 'missing-field',
	summary: 'Front matter has every field that its schema requires.',
	check: (content) =>
		faultsOf(content, 'missing-field').map(({ file, position, path, expected }) => ({
			file,
			position,
			message: `The field "${pathName(path)}" is missing.`,
			help: `Add it; it ${expected}.`,
		})),
};
