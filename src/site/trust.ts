import type { Entry } from '../core/entry.ts';
import { count } from '../core/text/words.ts';
import { openActionsOf } from './actions.ts';
import { entriesOf } from './library.ts';

/** What a responder should know before trusting a runbook: whether it was ever followed, and what is still unrepaired. */
export async function runbookTrust(runbook: Entry<'runbook'>): Promise<RunbookTrust> {
	const postmortems = await entriesOf('postmortem');
	const outcomes = postmortems.flatMap((postmortem) =>
		postmortem.data.runbooks.filter((used) => used.id === runbook.id).map((used) => used.outcome),
	);
	const used = outcomes.filter((outcome) => outcome !== 'written-after').length;
	const worked = outcomes.filter((outcome) => outcome === 'worked').length;
	const open = await openActionsOf(runbook.id);
	return { use: describeUse(used, worked, outcomes.length), openActions: open.length };
}

function describeUse(used: number, worked: number, incidents: number): string {
	if (used > 0) return `Used in ${count(used, 'incident')}, worked in ${worked}`;
	if (incidents > 0) return `Written after ${count(incidents, 'incident')}; not yet followed in one`;
	return 'Not yet followed in an incident';
}

interface RunbookTrust {
	use: string;
	openActions: number;
}
