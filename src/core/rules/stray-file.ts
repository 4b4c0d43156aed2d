import { FOLDER_OF } from '../schema/primitives.ts';
import { closestName } from '../text/closest-name.ts';
import { listOf } from '../text/prose/words.ts';
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
					'The site does not read this, but other programs may: some of them execute settings files with names like this one.',
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
				message: 'The site does not read folders at this depth, nor anything in them.',
				help: 'Move its files one folder up: below the folder of a kind there are only folders of teams.',
			};
		case 'not a page':
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
				message: 'The postmortem does not name this image, so no page shows it.',
				help: 'Name it in "images" of the postmortem with an "alt" text, or delete it.',
			};
		case 'not for a pack':
			return {
				message: `A ${reason.kind} belongs to one team, and a pack holds only pages that apply to every team.`,
				help: `Move it into the folders of the team. A pack holds pages of the kinds ${listOf(reason.allowed, 'and')}.`,
			};
		case 'a folder named like a page':
			return {
				message: 'This folder has the name of a page, and the site reads pages only from files.',
				help: 'Rename it after the team whose pages it holds, or delete it.',
			};
		case 'settings in a pack':
			return {
				message: 'Nothing reads this file: the settings are those of the content that chooses the pack.',
				help: 'Describe tags in tags.yaml beside the folder of the pack, and delete this file.',
			};
		case 'an image without its page':
			return {
				message: `This image is in the folder of the postmortem "${reason.page}", which does not exist, so no page shows it.`,
				help: 'Give the folder the id of the postmortem, or delete the image.',
			};
		case 'wrong for its folder':
			return {
				message: 'Nothing reads this file: files with such a name do not belong in this folder.',
				help: `The folder contains ${reason.contents}. Rename the file, move it, or delete it.`,
			};
		case 'not a file':
			return {
				message: 'This is neither a file nor a folder, so the site cannot read it.',
				help: 'Replace it with a file, or delete it.',
			};
	}
}
