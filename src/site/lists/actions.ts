import type { Entry } from '../../core/entry.ts';
import type { Postmortem } from '../../core/schema/kinds/postmortem.ts';
import { entriesOf } from '../library.ts';

/** Every action of every postmortem with the incident it came from: open ones first, then by due date. */
export async function allActions(): Promise<IncidentAction[]> {
	const postmortems = await entriesOf('postmortem');
	return postmortems
		.flatMap((postmortem) => postmortem.data.actions.map((action) => ({ ...action, postmortem })))
		.sort((a, b) => rank(a) - rank(b) || (a.due ?? '9999').localeCompare(b.due ?? '9999'));
}

/** Whether an action is still open. */
export function isOpen(action: Action): boolean {
	return action.state === 'open' || action.state === 'in-progress';
}

/** Whether an open action is past its due date at the time of the build. False for any other action. */
export function isOverdue(action: Action, today = new Date().toISOString().slice(0, 10)): boolean {
	return isOpen(action) && action.due !== undefined && action.due < today;
}

/** Open actions of the incidents in which a runbook was used or from which it was written. */
export async function openActionsOf(runbookId: string): Promise<IncidentAction[]> {
	const actions = await allActions();
	return actions.filter(
		(action) => isOpen(action) && action.postmortem.data.runbooks.some((runbook) => runbook.id === runbookId),
	);
}

function rank(action: Action): number {
	return isOpen(action) ? 0 : 1;
}

type Action = Postmortem['actions'][number];
export type IncidentAction = Action & { postmortem: Entry<'postmortem'> };
