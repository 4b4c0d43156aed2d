import { doneSteps, type Incident } from '../core/runbook/incident/incident.ts';
import { draftPostmortem } from '../core/runbook/incident/postmortem-draft.ts';
import { announce } from './announce.ts';
import { button, h } from './dom.ts';
import { clearFailure, showFailure } from './failure.ts';
import type { Incidents } from './incidents.ts';
import { saveFile } from './save-file.ts';
import { href } from './href.ts';
import { addressOf } from '../core/address/address.ts';

/** Shows the current incident and the earlier ones in the panel of a runbook. */
export function showPanel(panel: HTMLElement, incidents: Incidents, runbookId: string, actions: PanelActions): void {
	const { current } = incidents;
	const unfolded = [...panel.querySelectorAll('details[open] > summary')].map((summary) => summary.textContent);
	panel.replaceChildren(
		...(current ? currentPart(current) : [button('Start an incident', actions.start), whereSaved()]),
		...otherParts(),
	);
	for (const summary of panel.querySelectorAll('summary')) {
		summary.parentElement?.toggleAttribute('open', unfolded.includes(summary.textContent));
	}

	function currentPart(incident: Incident): (Node | string)[] {
		const done = doneSteps(incident);
		const list = done.map(({ doneAt, title, runbook }) =>
			h(
				'li',
				{},
				timeOf(doneAt),
				` ${title} `,
				runbook !== runbookId && h('a', { href: href(addressOf('runbook', runbook)) }, runbook),
			),
		);
		return [
			h('p', {}, h('b', {}, 'Incident since '), dayOf(incident.startedAt), `, ${done.length} done `),
			h(
				'div',
				{ class: 'go' },
				button('Export postmortem draft', () => exportDraft(panel, incident)),
				button('End incident', actions.end),
			),
			...(list.length > 0 ? [h('details', {}, h('summary', {}, 'What was done'), h('ol', {}, ...list))] : []),
		];
	}

	function otherParts(): (Node | string)[] {
		const earlier = incidents.all.filter(({ id }) => id !== current?.id);
		const list = earlier.map((incident) =>
			h(
				'li',
				{},
				dayOf(incident.startedAt),
				`, ${doneSteps(incident).length} done `,
				button('Open again', () => actions.reopen(incident)),
				' ',
				button('Export', () => exportDraft(panel, incident)),
			),
		);
		const notice = incidents.notice === '' ? [] : [h('p', { class: 'refused', role: 'status' }, incidents.notice)];
		if (!current && earlier.length === 0) return notice;
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
}

/** A sentence that says where ticks are stored. */
export function whereSaved(): HTMLElement {
	return h('span', { class: 'small' }, 'Ticks, notes and outputs stay in this browser.');
}

function exportDraft(panel: HTMLElement, incident: Incident): void {
	clearFailure(panel);
	try {
		const { fileName, source } = draftPostmortem(incident);
		saveFile(fileName, source);
		announce(`Saved as ${fileName}. Move it to content/postmortems and fill in its placeholders.`);
	} catch (error) {
		showFailure(panel, 'The draft was not exported.', error, { 'Try again': () => exportDraft(panel, incident) });
	}
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

export interface PanelActions {
	start: () => void;
	end: () => void;
	reopen: (incident: Incident) => void;
	wipe: () => void;
}
