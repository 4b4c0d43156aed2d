import { faultsOf, type Rule } from './rule.ts';

export const staleEvidence: Rule = {
	name: 'stale-evidence',
	summary: 'The evidence of a snippet is about the code that is there.',
	check: (content) =>
		faultsOf(content, 'stale-evidence').map(({ file, position, variant, reason }) => ({
			file,
			position,
			message:
				reason === 'changed'
					? `The code of the variant "${variant}" has changed since it was run, so this output may be wrong.`
					: `There is a run of the variant "${variant}", which the snippet does not have.`,
			help: 'Run the snippet again, and commit the evidence.json that the run writes.',
		})),
};
