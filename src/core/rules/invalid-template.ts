import { GAP_LIST, parseTemplate } from '../match/index.ts';
import type { RuleInput } from './content.ts';
import { type Finding, type Rule } from './rule.ts';
import { documentsOf } from './documents-of.ts';
import { signatureFindings } from './signatures.ts';

export const invalidTemplate: Rule = {
	name: 'invalid-template',
	summary: 'Every template is valid for the matcher.',
	check: (content) => [
		...signatureFindings(content, ['invalid', 'duplicate', 'invalid-condition', 'idle-condition'], (finding) => {
			switch (finding.kind) {
				case 'invalid':
				case 'invalid-condition':
					return explainInvalid(finding.message);
				case 'duplicate':
					return {
						message: 'This template is the same as another one on this page.',
						help: 'Delete one of the two.',
					};
				case 'idle-condition':
					return {
						message: 'No template here has "strength: generic", so "beside" has no effect.',
						help: 'Set it on the templates that other programs print too, or delete "beside".',
					};
			}
		}),
		...answerFindings(content),
	],
};

/** Checks the patterns of answers, which are templates too. */
function answerFindings(content: RuleInput): Finding[] {
	return documentsOf(content, 'runbook').flatMap(({ file, data: { discriminators = [] }, locate }) =>
		discriminators.flatMap(({ answers }, question) =>
			answers.flatMap(({ pattern }, answer) => {
				const parsed = parseTemplate(pattern);
				if (parsed.ok) return [];
				const position = locate(['discriminators', question, 'answers', answer, 'pattern']);
				return [{ file, position, ...explainInvalid(parsed.message) }];
			}),
		),
	);
}

/** Explains why a template is invalid, and lists the gaps that it may contain. */
export function explainInvalid(reason: string): { message: string; help: string } {
	return {
		message: `This template cannot be used: ${firstSentence(reason)}.`,
		help: `Gaps are ${GAP_LIST}, optionally with a name after a colon: <int:pool size>.`,
	};
}

function firstSentence(message: string): string {
	return message.replace(/\.(?: .*)?$/s, '');
}
