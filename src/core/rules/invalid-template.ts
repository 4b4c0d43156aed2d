import type { Rule } from './rule.ts';
import { signatureFindings } from './signatures.ts';

export const invalidTemplate: Rule = {
	name: 'invalid-template',
	summary: 'Every template can be read by the matcher.',
	check: (content) =>
		signatureFindings(content, ['invalid', 'duplicate'], (finding) =>
			finding.kind === 'invalid'
				? {
						message: `This template cannot be used: ${firstSentence(finding.message)}.`,
						help: 'Gaps are <int>, <float>, <quoted>, <host>, <word> and <*>, with a name after a colon: <int:pool size>.',
					}
				: {
						message: 'This template says the same as another one of this page.',
						help: 'Delete one of the two.',
					},
		),
};

function firstSentence(message: string): string {
	return message.split('. ', 1)[0]?.replace(/\.$/, '') ?? message;
}
