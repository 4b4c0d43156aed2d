import { faultsOf, type Rule } from './rule.ts';

export const staleEvidence: Rule = {
	name: 'stale-evidence',
	summary: 'The evidence for a snippet comes from its current code.',
	check: (content) =>
		faultsOf(content, 'stale-evidence').map(({ file, position, snippet, variant, reason }) => ({
			file,
			position,
			message:
				reason === 'changed'
					? `The code of the variant "${variant}", or a setting of its servers, has changed since this run.`
					: `The snippet has no variant "${variant}", but the evidence has a run of it.`,
			help: `Run "npm run prove -- ${snippet}", and commit the evidence.json that it writes.`,
		})),
};
