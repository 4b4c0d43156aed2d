import type { Rule } from './rule.ts';

export const headingLevel: Rule = {
	name: 'heading-level',
	summary: 'Headings of a body start at the second level and never skip one.',
	check: ({ documents }) =>
		documents.flatMap(({ file, body }) =>
			body.headings.flatMap(({ depth, text, position }, index) => {
				const previous = body.headings[index - 1]?.depth ?? 1;
				if (depth === 1) {
					return {
						file,
						position,
						message: `"${text}" is a first-level heading, but the page already has one, its title.`,
						help: 'Start it with "##".',
					};
				}
				if (depth <= previous + 1) return [];
				return {
					file,
					position,
					message: `"${text}" skips a level, so people who use a screen reader look for the missing heading.`,
					help: `Start it with "${'#'.repeat(previous + 1)}".`,
				};
			}),
		),
};
