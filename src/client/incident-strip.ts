import stripStyles from '../styles/strip.css?url';
import { sinceStart } from '../core/runbook/incident/hand-over.ts';
import { doneSteps, type Incident } from '../core/runbook/incident/incident.ts';
import { addressOf } from '../core/address/address.ts';
import { markOpen } from './current-incident.ts';
import { button, h } from './dom.ts';
import { href } from './href.ts';
import { lastRunbook, type IncidentActions } from './incident-actions.ts';
import { savedIncidents, timeOf } from './incident-list.ts';
import type { Incidents } from './incidents.ts';
import { loadStylesheet } from './load-stylesheet.ts';

/**
 * Shows the current incident in the strip below the header of every page: what it began with, its runbook, the time
 * since its start, its values, its progress, and buttons for what can be done with it. Without a current incident, the
 * strip is empty.
 *
 * @param progress Undefined on a page that is not a runbook.
 */
export function showStrip(incidents: Incidents, actions: IncidentActions, progress?: Progress): void {
	const strip = stripOfPage();
	const { current } = incidents;
	if (current) void loadStylesheet(stripStyles);
	document.documentElement.toggleAttribute('data-incident', current !== undefined);
	markOpen(current !== undefined);
	clearInterval(timer);
	if (!current) {
		strip.replaceChildren();
		return;
	}
	const isOpen = strip.querySelector('details')?.open ?? false;
	const noteField = strip.querySelector('input');
	const unsavedNote = noteField?.value;
	const isWriting = noteField !== null && noteField === document.activeElement;
	const since = h('span', { class: 'num', role: 'timer', 'aria-label': 'Time since the start' });
	const updateTime = () => (since.textContent = sinceStart(current, new Date()));
	updateTime();
	timer = window.setInterval(updateTime, 1000);
	strip.replaceChildren(
		...(current.signal === undefined ? [] : [h('b', { title: 'What the incident began with' }, current.signal)]),
		runbookLink(current),
		since,
		...valuesOf(current),
		...(progress ? progressOf(progress) : []),
		noteForm(actions, unsavedNote),
		button('Hand over', actions.handOver),
		button('End', actions.end),
		recordOf(strip, incidents, current, actions, isOpen),
	);
	// Without the option, browsers would scroll to where the strip would be if it were not sticky.
	if (isWriting) strip.querySelector('input')?.focus({ preventScroll: true });
}

let timer: number | undefined;

/** The element of the layout that the strip fills. */
export function stripOfPage(): HTMLElement {
	const strip = document.querySelector<HTMLElement>('.running');
	if (!strip) throw new Error('The page has no strip.');
	return strip;
}

function runbookLink(incident: Incident): Node {
	const id = lastRunbook(incident);
	const title = id === undefined ? undefined : incident.runbooks[id]?.title;
	if (id === undefined || title === undefined) return h('b', {}, 'Incident');
	return h('a', { href: href(addressOf('runbook', id)) }, title);
}

/** The first two values, which usually say where the incident is: a namespace and a deployment, for example. */
function valuesOf(incident: Incident): Node[] {
	const values = Object.values(incident.values[lastRunbook(incident) ?? ''] ?? {});
	return values.length === 0 ? [] : [h('code', {}, values.slice(0, 2).join(' / '))];
}

function progressOf({ done, all }: Progress): Node[] {
	return [
		h('progress', { value: String(done), max: String(all), 'aria-label': 'Parts of this runbook' }),
		h('span', { class: 'num' }, `${done} of ${all} parts`),
	];
}

/** A button that becomes a field. Enter saves the note with its time. */
function noteForm(actions: IncidentActions, unsavedNote: string | undefined): Node {
	const form = h('form');
	const open = (text: string) => {
		const input = h('input', { 'aria-label': 'Note', placeholder: 'What you saw or did' });
		input.value = text;
		form.replaceChildren(input, h('button', { class: 'btn' }, 'Save'));
		input.addEventListener('keydown', ({ key }) => {
			if (key === 'Escape') close();
		});
	};
	const openEmpty = () => {
		open('');
		form.querySelector('input')?.focus({ preventScroll: true });
	};
	const close = () => {
		form.replaceChildren(button('Note', openEmpty));
		form.querySelector('button')?.focus({ preventScroll: true });
	};
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		const text = form.querySelector('input')?.value.trim() ?? '';
		close();
		if (text !== '') actions.note(text);
	});
	if (unsavedNote === undefined) form.append(button('Note', openEmpty));
	else open(unsavedNote);
	return form;
}

/** What has been done so far, and the other incidents that are stored in this browser. */
function recordOf(
	strip: HTMLElement,
	incidents: Incidents,
	current: Incident,
	actions: IncidentActions,
	isOpen: boolean,
): Node {
	const done = doneSteps(current);
	const items = done.map(({ doneAt, title }) => h('li', {}, timeOf(doneAt), ` ${title}`));
	const details = h(
		'details',
		{},
		h('summary', {}, `Record (${done.length})`),
		h('ol', {}, ...items),
		h('p', {}, 'Ticks, notes and outputs stay in this browser.'),
		...savedIncidents(strip, incidents, actions),
	);
	details.open = isOpen;
	return details;
}

/** How many parts of a runbook are done, and how many there are. Several mitigations count as one part. */
export interface Progress {
	done: number;
	all: number;
}
