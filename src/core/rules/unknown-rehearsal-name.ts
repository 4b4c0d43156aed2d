import { closestName } from '../text/closest-name.ts';
import { listOf } from '../text/prose/words.ts';
import type { RehearsalName } from './fault.ts';
import { faultsOf, type Rule } from './rule.ts';

export const unknownRehearsalName: Rule = {
	name: 'unknown-rehearsal-name',
	summary: 'The names in rehearsal plans and scenarios exist.',
	check: (content) =>
		faultsOf(content, 'unknown-rehearsal-name').map(({ file, position, what, name, known }) => {
			const closest = closestName(name, known);
			return {
				file,
				position,
				message: `${PROBLEM[what]} "${name}".`,
				help: closest
					? `Did you mean "${closest}"?`
					: what === 'text'
						? 'Copy the text from the command as it is now.'
						: known.length > 0
							? `Use one of these: ${listOf(known)}.`
							: 'There are none yet.',
			};
		}),
};

const PROBLEM: Record<RehearsalName, string> = {
	runbook: 'The plan is named after a runbook, but there is no runbook',
	scenario: 'There is no scenario',
	program: 'The folder "scenarios/systems" has no program',
	command: 'The runbook has no command at',
	mitigation: 'The runbook has no mitigation',
	parameter: 'The runbook has no parameter',
	text: 'No command of the runbook contains the text',
};
