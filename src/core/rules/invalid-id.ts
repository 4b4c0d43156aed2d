import { MAX_NAME } from '../schema/primitives.ts';
import { faultsOf, type Rule } from './rule.ts';

export const invalidId: Rule = {
	name: 'invalid-id',
	summary: 'The name of a page consists of lower-case words joined by hyphens.',
	check: (content) =>
		faultsOf(content, 'invalid-id').map(({ file, position, id }) => ({
			file,
			position,
			...explain(id),
		})),
};

function explain(id: string): { message: string; help: string } {
	const slug = slugOf(id);
	if (id.length > MAX_NAME) {
		return {
			message: `This id has ${id.length} characters, but it becomes part of an address that people type, and may have at most ${MAX_NAME}.`,
			help: 'Rename it to a few words that tell the page apart from others.',
		};
	}
	// Its form is valid, so it is one of the anchors of the glossary itself.
	if (id === slug) {
		return {
			message: `"${id}" cannot be the id of a term, because the glossary uses it for another part of the page.`,
			help: `Rename it, for example to "${id}-term".`,
		};
	}
	return {
		message: `"${id}" cannot be an id: it becomes an address, so it must be lower-case words joined by hyphens.`,
		help: `Rename it to "${slug}".`,
	};
}

function slugOf(id: string): string {
	const slug = id
		.replace(/(?<=[a-z])(?=[A-Z])/g, '-')
		.normalize('NFKD')
		.replace(/\p{Mark}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-');
	return slug.replace(/^-|-$/g, '') || 'a-name';
}
