import { NO_BODY } from '../entry.ts';
import { slugOf } from '../text/slug.ts';
import { type Rule } from './rule.ts';
import { documentsOf } from './documents-of.ts';

export const runbookWithoutSteps: Rule = {
	name: 'runbook-without-steps',
	summary: 'Every runbook has a section "Steps" with at least one step.',
	check: (content) =>
		documentsOf(content, 'runbook').flatMap(({ file, data, body, locate }) => {
			// Another rule reports a body that could not be read, and an imported page may lack its steps.
			if (body === NO_BODY || data.stage === 'imported') return [];
			const hasSection = body.headings.some(({ text }) => slugOf(text) === 'steps');
			if (hasSection && body.steps.length > 0) return [];
			return {
				file,
				position: locate(['title']),
				message:
					body.steps.length === 0
						? 'This runbook has no steps, so responders do not know what to do after the mitigation.'
						: 'This runbook has no heading "Steps", so links to its steps lead nowhere.',
				help: 'Write "## Steps", and below it a <Step title="…"> with a command and an <Expect>.',
			};
		}),
};
