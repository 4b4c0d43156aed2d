import { handOver } from '../core/runbook/incident/hand-over.ts';
import { addNote, type Incident } from '../core/runbook/incident/incident.ts';
import { formatFragment } from '../core/runbook/command/fragment.ts';
import { addressOf } from '../core/address/address.ts';
import { announce } from './announce.ts';
import { ask } from './ask.ts';
import { h } from './dom.ts';
import { clearFailure, showFailure } from './failure.ts';
import { href } from './href.ts';
import { exportDraft } from './export-draft.ts';
import type { Incidents } from './incidents.ts';
import { forgetValues } from './stored-values.ts';

/**
 * What a reader can do with the incident as a whole. Each action reports its result.
 *
 * @param panel The element after which a failure is shown.
 * @param show Called after each change.
 * @param forget Empties the fields of the page.
 * @param next The title of the part of this page that comes next.
 */
export function incidentActions(
	panel: HTMLElement,
	incidents: Incidents,
	show: () => void,
	forget: () => void,
	next: () => string | undefined = () => undefined,
): IncidentActions {
	return {
		note: (text) => void report(note(text), 'The note was not saved.', 'Note saved.'),
		handOver: () => void showHandOver(),
		end: () => void end(),
		reopen: (incident) =>
			void report(incidents.reopen(incident), 'The incident was not reopened.', 'Incident reopened.'),
		wipe: () => void wipe(),
	};

	async function note(text: string): Promise<boolean> {
		const now = new Date();
		const runbook = incidents.current && lastRunbook(incidents.current);
		if (runbook === undefined) return false;
		await incidents.change((incident) => addNote(incident, runbook, text, now));
		return true;
	}

	async function showHandOver(): Promise<void> {
		const { current } = incidents;
		if (!current) return;
		const linkTo = (id: string, values: Record<string, string>) =>
			location.origin + href(addressOf('runbook', id)) + formatFragment(values);
		const text = handOver(current, new Date(), linkTo, next());
		const isCopied = await navigator.clipboard.writeText(text).then(
			() => true,
			() => false,
		);
		const how = isCopied ? 'It was copied: paste it into the incident channel.' : 'Copy it from here.';
		await ask('Hand over', [h('p', {}, how), h('pre', {}, text)], ['Close']);
	}

	async function end(): Promise<void> {
		const { current } = incidents;
		if (!current) return;
		const answer = await ask(
			'End the incident?',
			[
				h(
					'p',
					{},
					incidents.isUnsaved
						? 'It exists only in this page. Without the draft, its record will be lost.'
						: 'Its record stays in this browser until you delete it.',
				),
			],
			['Cancel', 'End and export the draft', 'End without a draft'],
		);
		if (answer < 1 || (answer === 1 && !exportDraft(panel, current))) return;
		await report(incidents.close(), 'The incident was not ended.', 'Incident ended.');
	}

	async function wipe(): Promise<void> {
		// An incident that could not be saved is not in the list.
		const total = Math.max(incidents.all.length, 1);
		const what = total === 1 ? 'The incident' : `All ${total} incidents`;
		const consequence = `${what}, with every tick, note and output, and every value you entered, will be deleted from this browser. This cannot be undone.`;
		if ((await ask('Delete everything?', [h('p', {}, consequence)], ['Cancel', 'Delete everything'])) !== 1) return;
		forgetValues();
		forget();
		await report(incidents.wipe(), 'Not everything was deleted.', 'Everything was deleted.');
	}

	async function report(work: Promise<boolean>, failure: string, success: string): Promise<void> {
		const isDone = await work;
		show();
		clearFailure(panel);
		if (isDone) announce(success);
		else showFailure(panel, failure);
	}
}

/** The id of the runbook that was used last. */
export function lastRunbook({ runbooks, steps }: Incident): string | undefined {
	return steps.at(-1)?.runbook ?? Object.keys(runbooks).at(-1);
}

export interface IncidentActions {
	note: (text: string) => void;
	handOver: () => void;
	end: () => void;
	reopen: (incident: Incident) => void;
	wipe: () => void;
}
