import { closestName } from '../text/closest-name.ts';
import { listOf } from '../text/prose/words.ts';
import { attributesOf, COMPONENT_NAMES } from './components.ts';
import type { Rule } from './rule.ts';

export const unknownComponent: Rule = {
	name: 'unknown-component',
	summary: 'A body uses only the components that the site offers.',
	check: ({ documents }) =>
		documents.flatMap(({ file, body }) =>
			body.components
				.filter(({ name }) => !attributesOf(name))
				.map(({ name, position }) => {
					const closest = closestName(name, COMPONENT_NAMES);
					return {
						file,
						position,
						message: `There is no component <${name}>, so the page cannot be built.`,
						help: closest ? `Did you mean <${closest}>?` : `The components are ${listOf(COMPONENT_NAMES, 'and')}.`,
					};
				}),
		),
};
