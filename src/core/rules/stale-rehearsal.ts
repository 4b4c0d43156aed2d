import { faultsOf, type Rule } from './rule.ts';

export const staleRehearsal: Rule = {
	name: 'stale-rehearsal',
	summary: 'A runbook with a plan was rehearsed in every scenario of the plan, with its current commands.',
	check: (content) =>
		faultsOf(content, 'stale-rehearsal').map(({ file, position, runbook, scenario, reason }) => ({
			file,
			position,
			message: {
				changed: `The scenario "${scenario}" was rehearsed with different commands, a different plan or a different system.`,
				'not run': `The runbook has not been rehearsed in the scenario "${scenario}".`,
				'not in the plan': `The plan has no scenario "${scenario}", but the record has a run of it.`,
			}[reason],
			help: `Run "npm run rehearse -- ${runbook}", and commit the ${runbook}.json that it writes.`,
		})),
};
