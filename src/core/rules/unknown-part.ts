import type { Document } from '../entry.ts';
import { refOf } from '../graph/index.ts';
import { stringsIn } from '../graph/walk.ts';
import { questionNumberIn } from '../runbook/questions/discriminator.ts';
import { splitAtParts } from '../runbook/command/own-parts.ts';
import { count, listOf } from '../text/words.ts';
import { closestName } from '../text/closest-name.ts';
import type { RuleInput } from './content.ts';
import { faultsOf, type Finding, type Rule } from './rule.ts';
import { documentsOf } from './documents-of.ts';

export const unknownPart: Rule = {
	name: 'unknown-part',
	summary: 'Every step, question, piece of evidence and mitigation that a runbook refers to exists in it.',
	check: (content) => [...unknownNumbers(content), ...unknownNames(content)],
};

function unknownNumbers(content: RuleInput): Finding[] {
	return documentsOf(content, 'runbook').flatMap((document) => {
		const { file, data, locate } = document;
		if (faultsOf(content, 'malformed-mdx').some((fault) => fault.file === file)) return [];
		const whole = document.extends ? baseOf(document, content) : document;
		if (!whole) return [];
		const has = { step: whole.body.steps.length, question: whole.data.discriminators?.length ?? 0 };
		return [...stringsIn(data, SKIPPED)].flatMap(({ text, path }) =>
			splitAtParts(text).flatMap((part) => {
				// Where an answer leads is the business of unknown-question.
				if (part.is === 'text' || (path.at(-1) === 'next' && questionNumberIn(text) === part.number)) return [];
				if (part.number >= 1 && part.number <= has[part.is]) return [];
				return {
					file,
					position: locate(path),
					message: `There is no ${part.is} ${part.number}; this runbook has ${count(has[part.is], part.is)}.`,
					help: `The page turns this into a link, so the number must exist. Correct it; ${part.is}s are counted from 1.`,
				};
			}),
		);
	});
}

/** Names that do not exist: evidence that a mitigation is said to destroy, and mitigations recorded in earlier uses. */
function unknownNames(content: RuleInput): Finding[] {
	return documentsOf(content, 'runbook').flatMap((document) => {
		const { file, data, locate } = document;
		// A page that extends a pack's runbook records uses of the mitigations in that runbook.
		const { mitigations } = document.extends ? (baseOf(document, content)?.data ?? {}) : data;
		const lost = (data.mitigations ?? []).flatMap(({ destroys }, index) =>
			destroys.map((name, at) => ({
				name,
				names: data.evidence?.map(({ id }) => id),
				explain: explainEvidence,
				path: ['mitigations', index, 'destroys', at],
			})),
		);
		const used = (data.happened ?? []).flatMap(({ mitigation: name }, index) => {
			const names = mitigations?.map(({ title }) => title);
			const path = ['happened', index, 'mitigation'];
			return name === undefined ? [] : { name, names, explain: explainMitigation, path };
		});
		return [...lost, ...used].flatMap(({ name, names, explain, path }) => {
			// If the list itself is invalid, another rule reports it.
			if (!names || names.includes(name)) return [];
			return { file, position: locate(path), ...explain(name, names) };
		});
	});
}

/** The pack's page that `extension` extends. Both have the same ref, and the graph resolves it to the complete page. */
function baseOf(extension: Document<'runbook'>, { graph }: RuleInput): Document<'runbook'> | undefined {
	const base = graph.resolve(refOf(extension));
	return base?.kind === 'runbook' && !base.extends ? base : undefined;
}

function explainEvidence(id: string, ids: readonly string[]): { message: string; help: string } {
	const closest = closestName(id, ids);
	const add = 'Add a step with this id to "evidence", so that the output is saved first';
	return {
		message: `This mitigation destroys "${id}", but no step in "evidence" has this id.`,
		help: closest ? `Did you mean "${closest}"?` : `${add}${ids.length > 0 ? `, or name ${listOf(ids)}` : ''}.`,
	};
}

function explainMitigation(title: string, titles: readonly string[]): { message: string; help: string } {
	const closest = closestName(title, titles);
	const others = titles.length > 0 ? `The titles are ${listOf(titles, 'and')}.` : 'It has no mitigations.';
	return {
		message: `This use names the mitigation "${title}", but no mitigation of the runbook has this title.`,
		help: closest ? `Did you mean "${closest}"?` : `${others} Leave "mitigation" out where none was tried.`,
	};
}

/** Fields to skip: they hold commands and their output, not sentences. */
const SKIPPED = new Set(['command', 'check', 'pattern']);
