import { faultsOf, type Rule } from './rule.ts';

export const buildMarker: Rule = {
	name: 'build-marker',
	summary: 'No page has a word that the build tools replace wherever they find it.',
	check: (content) =>
		faultsOf(content, 'build-marker').map(({ file, position, marker, as }) => ({
			file,
			position,
			message: `${SUBJECT[as]} "${marker}", which the build tools replace with an environment variable or a file, or which makes the build fail.`,
			help: 'Leave it out, or write a space after its first letters.',
		})),
};

const SUBJECT = { text: 'This page has', escape: 'As published, this text has' } as const;
