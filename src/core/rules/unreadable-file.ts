import { faultsOf, type Rule } from './rule.ts';

export const unreadableFile: Rule = {
	name: 'unreadable-file',
	summary: 'Every file can be read.',
	check: (content) =>
		faultsOf(content, 'unreadable-file').map(({ file, position, reason }) => ({
			file,
			position,
			message: `This cannot be read: ${reason}.`,
			help: HELP[reason] ?? 'Check the file system, then run the check again.',
		})),
};

const HELP: Record<string, string> = {
	'permission denied': 'Give yourself permission to read it, for example with "chmod u+r".',
	'it does not exist': 'If it is a symbolic link, its target is gone: restore the target or delete the link.',
	'its symbolic links form a loop': 'Replace the link with a copy of the file, or delete it.',
};
