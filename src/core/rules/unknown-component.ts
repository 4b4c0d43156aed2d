import { closestName } from '../text/closest-name.ts';
import { listOf } from '../text/words.ts';
import type { Rule } from './rule.ts';

/** The components that a body may use without importing them. */
export const COMPONENTS = ['Step', 'Expect', 'Note'] as const;

export const unknownComponent: Rule = {
	name: 'unknown-component',
	summary: 'A body uses only the components that the site offers.',
	check: ({ documents }) =>
		documents.flatMap(({ file, body }) =>
			body.components
				.filter(({ name }) => !(COMPONENTS as readonly string[]).includes(name))
				.map(({ name, position }) => {
					const closest = closestName(name, COMPONENTS);
					return {
						file,
						position,
						message: `There is no component <${name}>, so the page cannot be built.`,
						help: closest ? `Did you mean <${closest}>?` : `The components are ${listOf(COMPONENTS, 'and')}.`,
					};
				}),
		),
};
