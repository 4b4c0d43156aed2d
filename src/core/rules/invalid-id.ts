import { faultsOf, type Rule } from './rule.ts';

export const invalidId: Rule = {
	name: 'invalid-id',
	summary: 'The name of a page consists of lower-case words joined by hyphens.',
	check: (content) =>
		faultsOf(content, 'invalid-id').map(({ file, position, id }) => ({
			file,
			position,
			message: `"${id}" cannot be an id: it becomes an address, so it must be lower-case words joined by hyphens.`,
			help: `Rename it to "${slugOf(id)}".`,
		})),
};

function slugOf(id: string): string {
	const slug = id
		.replace(/(?<=[a-z])(?=[A-Z])/g, '-')
		.normalize('NFKD')
		.replace(/\p{Mark}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-');
	return slug.replace(/^-|-$/g, '') || 'a-name';
}
