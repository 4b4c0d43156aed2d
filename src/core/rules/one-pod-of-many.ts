import { stringsIn } from '../graph/walk.ts';
import { findOnePodReads, type OnePodRead } from '../runbook/command/one-pod-reads.ts';
import { commandsOf } from './commands.ts';
import type { Finding, Rule } from './rule.ts';

export const onePodOfMany: Rule = {
	name: 'one-pod-of-many',
	summary: 'A command that inspects a deployment inspects all of its pods, or names one pod.',
	check: ({ documents }) =>
		documents.flatMap((document): Finding[] => {
			const inCommands = commandsOf(document).flatMap(({ code, locate }) =>
				findOnePodReads(code).map((read) => ({ position: locate(read.offset, read.target), ...explain(read) })),
			);
			// Text in back-ticks is checked too, because people copy it as a command.
			const inTexts = [...stringsIn(document.data)]
				.filter(({ path }) => path.at(-1) !== 'command' && path.at(-1) !== 'check')
				.flatMap(({ text, path }) =>
					[...text.matchAll(/`([^`]+)`/g)]
						.flatMap((code) => findOnePodReads(code[1] ?? ''))
						.map((read) => ({ position: document.locate(path, read.target), ...explain(read) })),
				);
			return [...inCommands, ...inTexts].map((finding) => ({ file: document.file, ...finding }));
		}),
};

function explain({ verb, target, isSelector }: OnePodRead): { message: string; help: string } {
	if (isSelector) {
		return {
			message: `"kubectl logs" with "${target}" reads the last 10 lines of each pod, so a count of 0 may be wrong.`,
			help: 'Add "--tail=-1", which reads all lines.',
		};
	}
	const problem = `"kubectl ${verb}" with "${target}" looks at only one pod`;
	return verb === 'logs'
		? {
				message: `${problem}, so a count of 0 may be wrong.`,
				help: 'Add "--all-pods" (kubectl 1.31 or newer), or name the pod.',
			}
		: {
				message: `${problem}, which kubectl chooses.`,
				help: 'Name the pod: declare it in "params" and use "$POD".',
			};
}
