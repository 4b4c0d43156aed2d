import { show } from '../text/prose/words.ts';
import type { Rule } from './rule.ts';
import { signatureFindings } from './signatures.ts';

export const exampleNotMatched: Rule = {
	name: 'example-not-matched',
	summary: 'Every example of an error is recognised as that error before any other.',
	check: (content) => {
		// On a page with an invalid template, that template may be the one for the example.
		const broken = new Set(content.templateFindings.filter(({ kind }) => kind === 'invalid').map(({ error }) => error));
		const findings = content.templateFindings.filter(({ error }) => !broken.has(error));
		return signatureFindings(
			{ ...content, templateFindings: findings },
			['example-not-matched', 'example-won-by-other'],
			(finding) =>
				finding.kind === 'example-not-matched'
					? {
							message: 'No signature of this page matches this example, so a reader who pastes it would not get here.',
							help: 'Add a signature for this variant of the message, or move the example to the error it belongs to.',
						}
					: {
							message: `A reader who pastes this example gets "${finding.other}" first, because of its signature ${show(finding.template)}.`,
							help: `Make a signature here more specific, name "${finding.other}" in "supersedes", or move the example.`,
						},
		);
	},
};
