import { buildIndex, loadIndex, type Index } from '../match/index.ts';
import { judge } from '../runner/judge.ts';
import { signatureOf } from '../verdict/signature-of.ts';
import { recognisedIn } from '../runner/recognise.ts';
import type { RuleInput } from './content.ts';
import { type Rule } from './rule.ts';
import { documentsOf } from './documents-of.ts';

export const unprovenSnippet: Rule = {
	name: 'unproven-snippet',
	summary: 'The recorded output of a snippet matches what its page expects.',
	check: (content) => {
		if (content.runs.length === 0) return [];
		const index = currentIndex(content);
		// The matcher cannot recognise the errors of a pack that the settings do not choose.
		const isKnown = (id: string) => !content.omitted.has(`error:${id}`);
		return content.runs.flatMap(({ snippet, file, position, expect, run }) => {
			const recognised = recognisedIn(index, run.output);
			const raises = expect.raises?.filter(isKnown);
			const problems = judge({ ...expect, ...(raises && { raises }) }, { ...run, recognised });
			if (problems.length === 0 && !haveSameItems(recognised, run.recognised.filter(isKnown))) {
				problems.push('The matcher no longer recognises the errors that the evidence names.');
			}
			return problems.map((problem) => ({
				file,
				position,
				message: `The recorded run of the variant "${run.variant}" does not match what is expected here. ${problem}`,
				help: `Correct the expectation or the code, then run "npm run prove -- ${snippet}".`,
			}));
		});
	},
};

/** The index of the current signatures, including those of pages added or edited since the run. */
function currentIndex(content: RuleInput): Index {
	return loadIndex(buildIndex(documentsOf(content, 'error').map(signatureOf)));
}

function haveSameItems(a: readonly string[], b: readonly string[]): boolean {
	return a.length === b.length && a.every((each) => b.includes(each));
}
