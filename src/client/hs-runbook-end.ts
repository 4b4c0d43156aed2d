import type { Incident } from '../core/runbook/incident/incident.ts';
import { announce } from './announce.ts';
import { h } from './dom.ts';
import { clearFailure, showFailure } from './failure.ts';
import { ask } from './hs-runbook-ask.ts';
import type { PanelActions } from './hs-runbook-panel.ts';
import type { Incidents } from './incidents.ts';
import { forgetValues } from './stored-values.ts';
import type { RunbookPage } from './runbook-page.ts';

/** The actions of the panel that end, replace or delete incidents. Each reports its result. */
export function endingActions(
	panel: HTMLElement,
	runbook: RunbookPage,
	incidents: Incidents,
	show: () => void,
): Omit<PanelActions, 'start'> {
	return {
		end: () => void end(),
		reopen: (incident: Incident) => {
			void report(incidents.reopen(incident), 'The incident was not opened.', 'Incident opened again.');
		},
		wipe: () => void wipe(),
	};

	async function end(): Promise<void> {
		if (incidents.isUnsaved) {
			const answer = await ask(
				'End an incident that is not saved?',
				[h('p', {}, 'It is in this page only. Export the draft first if you need it.')],
				['Cancel', 'End and delete it'],
			);
			if (answer !== 1) return;
		}
		await report(
			incidents.close(),
			'The incident was not ended.',
			'Incident ended. Its record stays until it is deleted.',
		);
	}

	async function wipe(): Promise<void> {
		const total = incidents.all.length;
		const what = total === 1 ? 'The incident' : `All ${total} incidents`;
		const consequence = `${what} with ticks, notes and outputs, and all values, will be deleted from this browser. This cannot be undone.`;
		if ((await ask('Delete everything?', [h('p', {}, consequence)], ['Cancel', 'Delete everything'])) !== 1) return;
		forgetValues();
		runbook.forget();
		await report(incidents.wipe(), 'Not everything was deleted.', 'Everything was deleted.');
	}

	async function report(work: Promise<boolean>, failed: string, done: string): Promise<void> {
		const isDone = await work;
		show();
		clearFailure(panel);
		if (isDone) announce(done);
		else showFailure(panel, failed);
		focusPanel(panel);
	}
}

/** Moves the focus to the first button, because the pressed button may have been removed. */
export function focusPanel(panel: HTMLElement): void {
	panel.querySelector<HTMLElement>('button')?.focus();
}
