import { closestName } from '../text/closest-name.ts';
import { listOf } from '../text/prose/words.ts';
import { faultsOf, type Rule } from './rule.ts';

export const missingSnippetFile: Rule = {
	name: 'missing-snippet-file',
	summary: 'The files that a snippet or a postmortem names are in its folder.',
	check: (content) =>
		faultsOf(content, 'missing-snippet-file').map(({ file, position, name, fileNames, owner }) => {
			const others = fileNames.filter((each) => each !== 'index.mdx' && each !== 'evidence.json');
			const closest = closestName(name, others);
			if (name === 'index.mdx') {
				return {
					file,
					position,
					message: 'This folder has no index.mdx, so nothing says what the snippet shows.',
					help: 'Write it, or delete the folder.',
				};
			}
			return {
				file,
				position,
				message:
					owner === 'postmortem'
						? `There is no image "${name}" in the folder of this postmortem, which is next to the page and named after its id.`
						: `The file "${name}" does not exist in the folder of this snippet.`,
				help: closest
					? `Did you mean "${closest}"?`
					: others.length > 0
						? `The folder contains ${listOf(others, 'and')}.`
						: 'Add it, or delete its name here.',
			};
		}),
};
