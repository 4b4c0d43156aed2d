import type { Document } from '../entry.ts';
import { refOf } from '../graph/index.ts';
import { stringsIn } from '../graph/walk.ts';
import { questionNumberIn } from '../runbook/questions/discriminator.ts';
import { splitAtParts } from '../runbook/command/own-parts.ts';
import { count, listOf } from '../text/prose/words.ts';
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
		const complete = document.extends ? baseOf(document, content) : document;
		if (!complete) return [];
		const counts = { step: complete.body.steps.length, question: complete.data.discriminators?.length ?? 0 };
		return [...stringsIn(data, COMMAND_FIELDS)].flatMap(({ text, path }) =>
			splitAtParts(text).flatMap((part) => {
				// The rule unknown-question checks where an answer leads.
				if (part.is === 'text' || (path.at(-1) === 'next' && questionNumberIn(text) === part.number)) return [];
				if (part.number >= 1 && part.number <= counts[part.is]) return [];
				return {
					file,
					position: locate(path),
					message: `There is no ${part.is} ${part.number}; this runbook has ${count(counts[part.is], part.is)}.`,
					help: `The page turns this into a link, so the number must exist. Correct it; ${part.is}s are counted from 1.`,
				};
			}),
		);
	});
}

/** Finds ids of evidence in `destroys`, and titles of mitigations in `happened`, that do not exist in the runbook. */
function unknownNames(content: RuleInput): Finding[] {
	return documentsOf(content, 'runbook').flatMap((document) => {
		const { file, data, locate } = document;
		// A page that extends a pack's runbook records uses of the mitigations in that runbook.
		const { mitigations } = document.extends ? (baseOf(document, content)?.data ?? {}) : data;
		const destroyed = (data.mitigations ?? []).flatMap(({ destroys }, index) =>
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
		return [...destroyed, ...used].flatMap(({ name, names, explain, path }) => {
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
		message: `This item of "happened" names the mitigation "${title}", but no mitigation of the runbook has this title.`,
		help: closest ? `Did you mean "${closest}"?` : `${others} Leave "mitigation" out if none was tried.`,
	};
}

/** Fields that contain commands or their output, not sentences. */
const COMMAND_FIELDS = new Set(['command', 'check', 'pattern']);
