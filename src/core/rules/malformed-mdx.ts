import { faultsOf, type Rule } from './rule.ts';

export const malformedMdx: Rule = {
	name: 'malformed-mdx',
	summary: 'Every body is well-formed MDX.',
	check: (content) =>
		faultsOf(content, 'malformed-mdx').map(({ file, position, message }) => ({
			file,
			position,
			message: `This is not MDX, so the page cannot be built: ${message.replace(/\.$/, '')}.`,
			help: helpFor(message),
		})),
};

function helpFor(message: string): string {
	if (message.includes('code block')) return 'Close it with a line of as many back-ticks as it was opened with.';
	if (message.includes('JavaScript')) return 'Delete the line, or put it into a code block.';
	if (message.includes('closing tag'))
		return 'Give each component an opening and a closing tag, each on a line of its own.';
	if (message.includes('create a comment')) return 'Write a comment as {/* text */}.';
	if (message.includes('`{`') || message.includes('expression')) return 'Put braces in back-ticks, or write "\\{".';
	return 'In prose, put "<" and "{" in back-ticks, or write "\\<" and "\\{".';
}
