import { show } from '../text/prose/words.ts';
import type { Rule } from './rule.ts';
import { signatureFindings } from './signatures.ts';

export const overlappingTemplate: Rule = {
	name: 'overlapping-template',
	summary: 'No template matches an example of another error, unless one of the two supersedes the other.',
	check: (content) =>
		signatureFindings(content, ['matches-example-of-other'], ({ other, example }) => ({
			message: `This template also matches an example of "${other}": ${show(example)}.`,
			help: `Make it more specific, or say in "supersedes" which of the two errors outranks the other.`,
		})),
};
