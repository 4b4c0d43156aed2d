import { BACKGROUND, buildIndex, loadIndex, match, parseTemplate } from '../match/index.ts';
import type { Document } from '../entry.ts';
import { show } from '../text/prose/words.ts';
import { explainInvalid } from './invalid-template.ts';
import { type Finding, type Rule } from './rule.ts';
import { documentsOf } from './documents-of.ts';

export const invalidSignal: Rule = {
	name: 'invalid-signal',
	summary:
		'Every signal is valid, is listed once and matches no ordinary log line, and its runbook tells the causes apart.',
	check: (content) => {
		const owners = new Map<string, string>();
		return documentsOf(content, 'runbook').flatMap((document) => {
			const { data, file, locate } = document;
			const findings: Finding[] = [];
			for (const [index, { template, kind }] of (data.signals ?? []).entries()) {
				const problem = problemOf(document, { template, kind }, owners);
				if (problem) findings.push({ file, position: locate(['signals', index, 'template']), ...problem });
			}
			const answers = (data.discriminators ?? []).flatMap((each) => each.answers);
			if (data.signals?.length && data.discriminators && answers.length < 2) {
				findings.push({
					file,
					position: locate(['signals']),
					message:
						'This runbook has signals but no question that tells their causes apart, so they would all lead to the same diagnosis.',
					help: 'Add "discriminators", or move the signals to a runbook that has some.',
				});
			}
			return findings;
		});
	},
};

function problemOf(
	{ id }: Document<'runbook'>,
	signal: Signal,
	owners: Map<string, string>,
): { message: string; help: string } | undefined {
	const parsed = parseTemplate(signal.template);
	if (!parsed.ok) return explainInvalid(parsed.message);
	const owner = owners.get(signal.template.toLowerCase());
	owners.set(signal.template.toLowerCase(), owner ?? id);
	if (owner !== undefined) {
		return {
			message:
				owner === id
					? 'This signal is listed twice.'
					: `This signal already belongs to "${owner}", so it could lead to either runbook.`,
			help: 'Delete one of the two.',
		};
	}
	// A status may match an ordinary line, because it counts only in a text with little else.
	if (signal.kind === 'status') return undefined;
	const index = loadIndex(buildIndex([], [{ runbook: id, signals: [signal], alerts: [] }]));
	const line = BACKGROUND.find((each) => match(index, each).forks.length > 0);
	if (line === undefined) return undefined;
	return {
		message: `This signal matches an ordinary log line: ${show(line)}.`,
		help: 'Add words of the message that say what is wrong.',
	};
}

interface Signal {
	template: string;
	kind: 'log' | 'status';
}
