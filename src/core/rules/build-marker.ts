import { faultsOf, type Rule } from './rule.ts';

export const buildMarker: Rule = {
	name: 'build-marker',
	summary: 'No page has a word that the tools of the build replace wherever they find it.',
	check: (content) =>
		faultsOf(content, 'build-marker').map(({ file, position, marker, as }) => ({
			file,
			position,
			message: `${WHERE[as]} "${marker}", which the tools of the build replace wherever it is: by a variable of their environment or by a file, or the build fails.`,
			help: `Leave it out, or write a space after its first letters.`,
		})),
};

const WHERE = { text: 'This page has', escape: 'Read as it is published, this text has' } as const;
