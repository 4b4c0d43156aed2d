import { listOf } from '../text/prose/words.ts';
import { faultsOf, type Rule } from './rule.ts';

export const unrehearsedCommand: Rule = {
	name: 'unrehearsed-command',
	summary: 'Every command of a reviewed runbook is rehearsed, or its plan says why it cannot be.',
	check: (content) =>
		faultsOf(content, 'unrehearsed-command').map(({ file, position, runbook, places }) => ({
			file,
			position,
			message: `This runbook is reviewed, but ${places.length} of its commands ${places.length === 1 ? 'is' : 'are'} not rehearsed: ${listOf(places, 'and')}.`,
			help: `Name scenarios and mitigations in rehearsals/${runbook}.yaml, or name the commands under "cannot" with the reason.`,
		})),
};
