import { faultsOf, type Rule } from './rule.ts';

export const staleEvidence: Rule = {
	name: 'stale-evidence',
	summary: 'The evidence of a snippet is about the code that is there.',
	check: (content) =>
		faultsOf(content, 'stale-evidence').map(({ file, position, snippet, variant, reason }) => ({
			file,
			position,
			message:
				reason === 'changed'
					? `The code of the variant "${variant}", or a setting of its servers, has changed since this run.`
					: `There is a run of the variant "${variant}", which the snippet does not have.`,
			help: `Run "npm run prove -- ${snippet}", and commit the evidence.json that it writes.`,
		})),
};
