import { faultsOf, type Rule } from './rule.ts';

export const missingEvidence: Rule = {
	name: 'missing-evidence',
	summary: 'Every variant of a snippet has been run, and the run is stored in evidence.json.',
	check: (content) =>
		faultsOf(content, 'missing-evidence').map(({ file, position, snippet, variant }) => ({
			file,
			position,
			message:
				variant === undefined
					? 'This snippet has no evidence.json, so there is no proof that it does what it says.'
					: `The variant "${variant}" has no run in evidence.json, so there is no proof that it does what it says.`,
			help: `Run "npm run prove -- ${snippet}", and commit the evidence.json that it writes.`,
		})),
};
