import { stringsIn } from '../graph/walk.ts';
import { questionNumberIn } from '../runbook/questions/discriminator.ts';
import { splitAtParts } from '../runbook/command/own-parts.ts';
import { count } from '../text/words.ts';
import { closestName } from '../text/closest-name.ts';
import type { Content } from './content.ts';
import { faultsOf, type Finding, type Rule } from './rule.ts';
import { documentsOf } from './documents-of.ts';

export const unknownPart: Rule = {
	name: 'unknown-part',
	summary: 'A runbook has every step, question, piece of evidence and mitigation that it speaks of.',
	check: (content) => [...unknownNumbers(content), ...unknownNames(content)],
};

function unknownNumbers(content: Content): Finding[] {
	return documentsOf(content, 'runbook').flatMap(({ file, data, body, locate }) => {
		if (faultsOf(content, 'malformed-mdx').some((fault) => fault.file === file)) return [];
		const has = { step: body.steps.length, question: data.discriminators?.length ?? 0 };
		return [...stringsIn(data, CODE)].flatMap(({ text, path }) =>
			splitAtParts(text).flatMap((part) => {
				// Where an answer leads is the business of unknown-question.
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
	});
}

/** Evidence that a mitigation destroys, and the mitigations of earlier uses, are named. */
function unknownNames(content: Content): Finding[] {
	return documentsOf(content, 'runbook')
		.filter((document) => !document.extends)
		.flatMap(({ file, data, locate }) => {
			const evidence = (data.evidence ?? []).map(({ id }) => id);
			const titles = (data.mitigations ?? []).map(({ title }) => title);
			const lost = (data.mitigations ?? []).flatMap(({ destroys }, index) =>
				destroys.map((id, at) => ({
					name: id,
					names: evidence,
					list: 'evidence',
					path: ['mitigations', index, 'destroys', at],
				})),
			);
			const used = (data.happened ?? []).flatMap(({ mitigation }, index) =>
				mitigation === undefined
					? []
					: { name: mitigation, names: titles, list: 'mitigations', path: ['happened', index, 'mitigation'] },
			);
			return [...lost, ...used]
				.filter(({ name, names }) => !names.includes(name))
				.map(({ name, names, list, path }) => {
					const closest = closestName(name, names);
					return {
						file,
						position: locate(path),
						message: `Nothing in "${list}" is called "${name}".`,
						help: closest ? `Did you mean "${closest}"?` : `Name one that is there, or add it to "${list}".`,
					};
				});
		});
}

/** Fields that hold commands and their output, not sentences. */
const CODE = new Set(['command', 'check', 'pattern']);
