import { FOLDER_OF } from '../schema/primitives.ts';
import { closestName } from '../text/closest-name.ts';
import { listOf } from '../text/words.ts';
import type { StrayReason } from './fault.ts';
import { faultsOf, type Rule } from './rule.ts';

export const strayFile: Rule = {
	name: 'stray-file',
	summary: 'Every file of the content folder is in its place and is used.',
	check: (content) =>
		faultsOf(content, 'stray-file').map(({ file, position, reason }) => ({ file, position, ...explain(reason) })),
};

const FOLDERS = Object.values(FOLDER_OF);

function explain(reason: StrayReason): { message: string; help: string } {
	switch (reason.is) {
		case 'in no folder':
			return {
				message: 'The site does not read this file. Outside the folders it reads only site.yaml and tags.yaml.',
				help: `Move it into ${listOf(FOLDERS)}, or delete it.`,
			};
		case 'hidden':
			return {
				message:
					'The site does not read this, but other programs may: some of them run a file with such a name as their settings.',
				help: 'Delete it. Settings of programs belong in the root of the project, not in the content.',
			};
		case 'an unknown folder': {
			const closest = closestName(reason.name, FOLDERS);
			return {
				message: 'The site does not read this folder or any file in it.',
				help: closest ? `Did you mean "${closest}"?` : `Pages are in ${listOf(FOLDERS, 'and')}.`,
			};
		}
		case 'a folder in a folder':
			return {
				message: 'The site does not read folders at this depth or any files in them.',
				help: 'Move its files one folder up. Related pages find each other through services and tags.',
			};
		case 'no page':
			return {
				message: 'The site does not read this file, because its name is not a valid page name.',
				help: `Rename it to "${reason.expected}", or delete it.`,
			};
		case 'not named by its snippet':
			return {
				message: 'The snippet does not use this file, so no check would notice if it broke.',
				help: 'Name it in "variants" or "files" of index.mdx, or delete it.',
			};
		case 'not named by its page':
			return {
				message: 'The page does not show this image, so nobody can tell what it is.',
				help: 'Name it in "images" with its "alt" text, or delete it.',
			};
		case 'not for a pack':
			return {
				message: `A pack holds what is true for every team, and a ${reason.kind} belongs to one.`,
				help: `A pack holds entries of these kinds: ${listOf([...reason.holds], 'and')}. Move the page into the folders of the team.`,
			};
		case 'not what its folder holds':
			return {
				message: 'Nothing reads this file: files with such a name do not belong in this folder.',
				help: `The folder contains ${reason.holds}. Rename the file, move it, or delete it.`,
			};
		case 'not a file':
			return {
				message: 'This is neither a file nor a folder, so the site cannot read it.',
				help: 'Replace it with a file, or delete it.',
			};
	}
}
