import { FOLDER_OF } from '../schema/primitives.ts';
import { listOf } from '../text/prose/words.ts';
import { faultsOf, type Rule } from './rule.ts';

export const noContent: Rule = {
	name: 'no-content',
	summary: 'The content folder exists and contains at least one page.',
	check: (content) =>
		faultsOf(content, 'no-content').map(({ file, position, reason }) => ({
			file,
			position,
			message: MESSAGE[reason],
			help:
				reason === 'empty'
					? `Add a page, such as errors/<id>.mdx; pages are in ${listOf(Object.values(FOLDER_OF), 'and')}.`
					: 'Run the command from the root of the project, or name the folder: "hindsight check path/to/content".',
		})),
};

const MESSAGE = {
	missing: 'There is no folder with this name, so there is nothing to check.',
	'not a folder': 'This is not a folder, so there is nothing to check.',
	empty: 'The folder contains no page, so there is nothing to publish.',
} as const;
