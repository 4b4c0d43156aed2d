import { asksFirst, splitAtParts } from '../runbook/command/own-parts.ts';
import { documentsOf } from './documents-of.ts';
import type { Rule } from './rule.ts';

export const forwardPointer: Rule = {
	name: 'forward-pointer',
	summary: 'A mitigation can be carried out without a part of the page that comes after it.',
	check: (content) =>
		documentsOf(content, 'runbook').flatMap(({ file, data, locate }) => {
			const { mitigations = [] } = data;
			const hasQuestionsFirst = asksFirst(data);
			return mitigations.flatMap((mitigation, index) =>
				FIELDS.flatMap((field) =>
					splitAtParts(mitigation[field] ?? '').flatMap((part) => {
						if (part.is === 'text' || (part.is === 'question' && hasQuestionsFirst)) return [];
						return {
							file,
							position: locate(['mitigations', index, field]),
							message: `This mitigation needs ${part.is} ${part.number}, which comes after it on the page, so responders would have to read ahead.`,
							help: 'Write the condition itself, and put the command that shows whether it holds into "check".',
						};
					}),
				),
			);
		}),
};

/** The fields that responders read before they run the command. */
const FIELDS = ['title', 'why', 'precondition'] as const;
