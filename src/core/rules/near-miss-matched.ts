import { show } from '../text/prose/words.ts';
import type { Rule } from './rule.ts';
import { signatureFindings } from './signatures.ts';

export const nearMissMatched: Rule = {
	name: 'near-miss-matched',
	summary: 'No signature of an error matches one of its near misses.',
	check: (content) =>
		signatureFindings(content, ['near-miss-matched'], ({ template }) => ({
			message: `The signature ${show(template)} matches this line, which must not count as this error.`,
			help: 'Add words to the signature that tell the two apart, or delete the near miss.',
		})),
};
