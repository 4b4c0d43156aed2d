import type { Entry } from '../../../core/entry.ts';
import { sectionsWithSteps } from '../../../core/runbook/after-steps.ts';
import { asksFirst } from '../../../core/runbook/command/own-parts.ts';
import { bodyToc, tocOf, type TocItem } from './toc.ts';

/** The sections in the order of need: confirm it, save the evidence, mitigate, find the cause, verify, hand over. */
export async function runbookSections(entry: Entry<'runbook'>): Promise<RunbookSections> {
	const { data, body } = entry;
	const hasQuestions = data.discriminators.length > 0;
	const hasQuestionsFirst = hasQuestions && asksFirst(data);
	const sections = await bodyToc(entry);
	// The number of sections up to the last one with a step.
	const withSteps = sectionsWithSteps(body);
	const first = (
		[
			[hasQuestionsFirst, 'question'],
			[data.confirm !== undefined, 'confirm'],
			[data.evidence.length > 0, 'evidence'],
			[data.mitigations.length > 0, 'mitigation'],
		] as const
	).find(([isPresent]) => isPresent);
	const isConfirmed = hasQuestionsFirst || data.confirm !== undefined;
	const isItThis = tocOf([isConfirmed || data.symptoms.length > 0, 'which', 'Is it this?']);
	return {
		first: first?.[1] ?? 'symptoms',
		hasQuestionsFirst,
		isConfirmed,
		afterSteps: sections[withSteps]?.id,
		toc: [
			...(isConfirmed ? isItThis : []),
			...tocOf(
				[data.evidence.length > 0, 'evidence', 'Save the evidence'],
				[data.mitigations.length > 0, 'mitigate', 'Stop the bleeding'],
			),
			...(isConfirmed ? [] : isItThis),
			...tocOf([hasQuestions && !hasQuestionsFirst, 'questions', 'Which of these is it?']),
			...sections.slice(0, withSteps),
			...tocOf([data.verify !== undefined, 'verify', 'Verify'], [data.escalate !== undefined, 'escalate', 'Hand over']),
			...sections.slice(withSteps),
		],
	};
}

interface RunbookSections {
	/** The part that is open when the page is opened. */
	first: 'question' | 'confirm' | 'symptoms' | 'evidence' | 'mitigation';
	hasQuestionsFirst: boolean;
	/** Whether the page begins with a check that it is the right one. Otherwise its symptoms follow the mitigations. */
	isConfirmed: boolean;
	/** The anchor of the body's section that follows verification and escalation; undefined if no section does. */
	afterSteps: string | undefined;
	toc: TocItem[];
}
