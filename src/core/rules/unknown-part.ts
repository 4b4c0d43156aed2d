import { stringsIn } from '../graph/walk.ts';
import { questionNumberIn } from '../runbook/questions/discriminator.ts';
import { splitAtParts } from '../runbook/command/own-parts.ts';
import { count } from '../text/words.ts';
import { faultsOf, type Rule } from './rule.ts';
import { documentsOf } from './documents-of.ts';

export const unknownPart: Rule = {
	name: 'unknown-part',
	summary: 'A runbook that mentions "step 3" or "question 3" has that step or question.',
	check: (content) =>
		documentsOf(content, 'runbook').flatMap(({ file, data, body, locate }) => {
			if (faultsOf(content, 'malformed-mdx').some((fault) => fault.file === file)) return [];
			const has = { step: body.steps.length, question: data.discriminators?.length ?? 0 };
			return [...stringsIn(data, CODE)].flatMap(({ text, path }) =>
				splitAtParts(text).flatMap((part) => {
					// The rule unknown-question checks where an answer leads.
					if (part.is === 'text' || (path.at(-1) === 'next' && questionNumberIn(text) === part.number)) return [];
					if (part.number >= 1 && part.number <= has[part.is]) return [];
					return {
						file,
						position: locate(path),
						message: `There is no ${part.is} ${part.number}; this runbook has ${count(has[part.is], part.is)}.`,
						help: `The page links to it. Correct the number; ${part.is}s are counted from 1.`,
					};
				}),
			);
		}),
};

/** Fields that hold commands and their output, not sentences. */
const CODE = new Set(['command', 'check', 'pattern']);
