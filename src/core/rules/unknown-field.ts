import { closestName } from '../text/closest-name.ts';
import { listOf, pathName } from '../text/prose/words.ts';
import { isDerivedField } from './derived-figure.ts';
import { faultsOf, type Rule } from './rule.ts';

export const unknownField: Rule = {
	name: 'unknown-field',
	summary: 'Front matter has only the fields of its schema.',
	check: (content) =>
		faultsOf(content, 'unknown-field')
			.filter(({ name }) => !isDerivedField(name))
			.map(({ file, position, path, name, allowed }) => {
				const closest = closestName(name, allowed);
				const place = path.length === 0 ? 'this file' : `"${pathName(path)}"`;
				return {
					file,
					position,
					message: `There is no field "${name}" in ${place}, so its value would be lost.`,
					help: closest ? `Did you mean "${closest}"?` : `The fields are ${listOf(allowed, 'and')}.`,
				};
			}),
};
