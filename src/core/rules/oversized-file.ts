import { faultsOf, type Rule } from './rule.ts';

export const oversizedFile: Rule = {
	name: 'oversized-file',
	summary: 'No file is larger than one megabyte.',
	check: (content) =>
		faultsOf(content, 'oversized-file').map(({ file, position, bytes, limit }) => ({
			file,
			position,
			message: `This file is ${megabytes(bytes)}, which is above the limit of ${megabytes(limit)}, so it was not checked.`,
			help: 'Keep only the lines that matter, and link to the full log or dump from "sources".',
		})),
};

function megabytes(bytes: number): string {
	return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
