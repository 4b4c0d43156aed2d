import { show } from '../text/words.ts';
import type { Rule } from './rule.ts';
import { signatureFindings } from './signatures.ts';

export const invalidTemplate: Rule = {
	name: 'invalid-template',
	summary: 'Every template can be read by the matcher.',
	check: (content) =>
		signatureFindings(content, ['invalid', 'duplicate'], (finding) =>
			finding.kind === 'invalid'
				? {
						message: `This template cannot be used: ${finding.message.replace(/\.$/, '')} (at ${show(finding.template.slice(finding.at))}).`,
						help: 'Gaps are <int>, <float>, <quoted>, <host>, <word> and <*>, with a name after a colon: <int:pool size>.',
					}
				: {
						message: 'This template says the same as another one of this page.',
						help: 'Delete one of the two.',
					},
		),
};
