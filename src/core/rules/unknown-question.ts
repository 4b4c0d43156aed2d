import { questionNumberIn } from '../runbook/questions/discriminator.ts';
import { count } from '../text/prose/words.ts';
import { type Rule } from './rule.ts';
import { documentsOf } from './documents-of.ts';

export const unknownQuestion: Rule = {
	name: 'unknown-question',
	summary: 'An answer that leads to a question leads to an existing one, and not to its own.',
	check: (content) =>
		documentsOf(content, 'runbook').flatMap(({ file, data: { discriminators = [] }, locate }) =>
			discriminators.flatMap(({ answers }, question) =>
				answers.flatMap(({ next }, answer) => {
					const number = questionNumberIn(next);
					if (number === undefined) return [];
					const exists = number >= 1 && number <= discriminators.length;
					if (exists && number !== question + 1) return [];
					return {
						file,
						position: locate(['discriminators', question, 'answers', answer, 'next']),
						message:
							number === question + 1
								? `This answer leads back to its own question ${number}, so readers would go round in a circle.`
								: `There is no question ${number}; this runbook has ${count(discriminators.length, 'question')}.`,
						help: 'Questions are counted from 1, in the order of "discriminators".',
					};
				}),
			),
		),
};
