import { doneSteps } from '../core/runbook/incident/incident.ts';
import { button, h } from './dom.ts';
import { exportDraft } from './export-draft.ts';
import type { IncidentActions } from './incident-actions.ts';
import type { Incidents } from './incidents.ts';

/**
 * The notice, if there is one, and a list that unfolds: the stored incidents other than the current one, and a button
 * that deletes everything. Without any incident, only the notice.
 */
export function savedIncidents(panel: Element, incidents: Incidents, actions: IncidentActions): Node[] {
	const { current } = incidents;
	const earlier = incidents.all.filter(({ id }) => id !== current?.id);
	const notice = incidents.notice === '' ? [] : [h('p', { class: 'refused', role: 'status' }, incidents.notice)];
	if (!current && earlier.length === 0) return notice;
	const list = earlier.map((incident) =>
		h(
			'li',
			{},
			dayOf(incident.startedAt),
			`, ${doneSteps(incident).length} done `,
			button('Open again', () => actions.reopen(incident)),
			' ',
			button('Export', () => void exportDraft(panel, incident)),
		),
	);
	return [
		...notice,
		h(
			'details',
			{},
			h('summary', {}, 'Saved in this browser'),
			...(list.length > 0 ? [h('ul', {}, ...list)] : []),
			h('p', {}, button('Delete everything', actions.wipe)),
		),
	];
}

/** The time of day, such as `03:14 UTC`. */
export function clock(time: string): string {
	return `${time.slice(11, 16)} UTC`;
}

export function timeOf(time: string): HTMLTimeElement {
	return h('time', { datetime: time, class: 'num' }, ` ${clock(time)}`);
}

function dayOf(time: string): HTMLTimeElement {
	return h('time', { datetime: time, class: 'num' }, `${time.slice(0, 10)} ${clock(time)}`);
}
