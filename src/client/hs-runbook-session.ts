import {
	doneSteps,
	findStep,
	LIMITS,
	startIncident,
	tick,
	untick,
	write,
	type Incident,
	type StepRef,
} from '../core/runbook/incident.ts';
import { draftPostmortem } from '../core/runbook/postmortem-draft.ts';
import { announce } from './announce.ts';
import { h } from './dom.ts';
import { ask } from './hs-runbook-ask.ts';
import { Incidents } from './hs-runbook-incidents.ts';
import { CURRENT, forgetValues, keptValues } from './hs-runbook-kept.ts';
import type { Command } from './hs-command.ts';
import type { Block, Runbook } from './hs-runbook.ts';

/** An incident in which nothing was ticked for so long is over; its ticks must not look like those of the next one. */
const ASIDE_AFTER_MS = 12 * 3_600_000;

/** The part of a runbook that remembers: ticks, notes and outputs of an incident, their list, and the draft made of them. */
export function openSession(runbook: Runbook): Session {
	const incidents = new Incidents();
	const panel = runbook.querySelector<HTMLElement>('.incident') ?? runbook;

	const refOf = ({ key, kind, title }: Block): StepRef => ({ runbook: runbook.runbookId, step: key, kind, title });

	function change(make: (incident: Incident) => Incident): void {
		if (!incidents.current) {
			incidents.open(startIncident(new Date(), keptValues()));
			announce('Incident started. It is kept in this browser.');
		}
		incidents.change((incident) => make(withFacts(incident, runbook)));
		show();
	}

	function show(): void {
		const { current } = incidents;
		for (const block of runbook.blocks) showBlock(block, current);
		const unfolded = [...panel.querySelectorAll('details[open] > summary')].map((summary) => summary.textContent);
		panel.replaceChildren(
			...(current ? currentPanel(current) : [button('Start an incident', start), kept()]),
			...others(current),
		);
		for (const summary of panel.querySelectorAll('summary')) {
			summary.parentElement?.toggleAttribute('open', unfolded.includes(summary.textContent));
		}
	}

	function showBlock(block: Block, current: Incident | undefined): void {
		const record = current && findStep(current, refOf(block));
		block.box.checked = record?.doneAt !== undefined;
		block.row.querySelector('time')?.remove();
		if (record?.doneAt !== undefined) block.row.querySelector('.vh')?.before(timeOf(record.doneAt));
		block.more.textContent = record?.note || record?.output ? 'Note and output, filled' : 'Note and output';
		for (const field of ['note', 'output'] as const) {
			const area = block.row.querySelector<HTMLTextAreaElement>(`[name="${field}"]`);
			const text = record?.[field] ?? '';
			if (area && area.value !== text) area.value = text;
		}
	}

	function currentPanel(incident: Incident): (Node | string)[] {
		const done = doneSteps(incident);
		const list = done.map(({ doneAt, title, runbook: id }) =>
			h('li', {}, timeOf(doneAt), ` ${title} `, id !== runbook.runbookId && h('a', { href: `/runbooks/${id}/` }, id)),
		);
		return [
			h('p', {}, h('b', {}, 'Incident since '), dayOf(incident.startedAt), `, ${done.length} done `),
			h(
				'div',
				{ class: 'go' },
				button('Export postmortem draft', () => exportDraft(incident)),
				button('End incident', end),
			),
			...(list.length > 0 ? [h('details', {}, h('summary', {}, 'What was done'), h('ol', {}, ...list))] : []),
		];
	}

	function others(current: Incident | undefined): (Node | string)[] {
		const earlier = incidents.all.filter(({ id }) => id !== current?.id);
		const list = earlier.map((incident) =>
			h(
				'li',
				{},
				dayOf(incident.startedAt),
				`, ${doneSteps(incident).length} done `,
				button('Open again', () => reopen(incident)),
				' ',
				button('Export', () => exportDraft(incident)),
			),
		);
		const notice = incidents.notice === '' ? [] : [h('p', { class: 'refused' }, incidents.notice)];
		if (!current && earlier.length === 0) return notice;
		return [
			...notice,
			h(
				'details',
				{},
				h('summary', {}, 'Kept in this browser'),
				...(list.length > 0 ? [h('ul', {}, ...list)] : []),
				h(
					'p',
					{},
					button('Wipe everything', () => void wipe()),
				),
			),
		];
	}

	function start(): void {
		change((incident) => incident);
		panel.querySelector<HTMLElement>('button')?.focus();
	}

	function end(): void {
		incidents.close();
		show();
		announce('Incident ended. Its record is kept until it is wiped.');
		panel.querySelector<HTMLElement>('button')?.focus();
	}

	function reopen(incident: Incident): void {
		incidents.open(incident);
		show();
		announce('Incident opened again.');
		panel.querySelector<HTMLElement>('button')?.focus();
	}

	async function wipe(): Promise<void> {
		const amount = incidents.all.length;
		const answer = await ask(
			'Wipe everything?',
			[
				h(
					'p',
					{},
					`${amount === 1 ? 'The incident' : `All ${amount} incidents`} with ticks, notes and outputs, and all values, go from this browser. This cannot be undone.`,
				),
			],
			['Cancel', 'Wipe everything'],
		);
		if (answer !== 1) return;
		incidents.wipe();
		forgetValues();
		runbook.forget();
		show();
		announce('Everything was wiped.');
		panel.querySelector<HTMLElement>('button')?.focus();
	}

	function kept(): HTMLElement {
		return h('span', { class: 'small' }, 'Ticks, notes and outputs stay in this browser.');
	}

	const { current } = incidents;
	if (current && Date.now() - lastActive(current) > ASIDE_AFTER_MS) {
		incidents.close();
		incidents.notice = `The incident of ${current.startedAt.slice(0, 10)} was put aside: nothing was ticked for 12 hours.`;
	} else if (current) {
		const values = current.values[runbook.runbookId];
		if (values) runbook.adopt(values);
	}
	window.addEventListener('storage', ({ key }) => {
		if (key === null || key.startsWith(CURRENT)) show();
	});
	show();

	return {
		start,
		tick(block, isDone) {
			const ref = refOf(block);
			change((incident) => (isDone ? tick(incident, ref, new Date(), commandsOf(block)) : untick(incident, ref)));
			const doneAt = incidents.current && findStep(incidents.current, ref)?.doneAt;
			announce(doneAt === undefined ? `Undone: ${block.title}.` : `Done at ${clock(doneAt)}: ${block.title}.`);
		},
		answer({ number, title, text }) {
			// Asking starts no incident; but what was answered during one belongs to its record.
			if (!incidents.current) return;
			const ref = {
				runbook: runbook.runbookId,
				step: `question-${number}`,
				kind: 'step',
				title: `${title}: ${text}`,
			} as const;
			change((incident) => tick(incident, ref, new Date(), []));
		},
		unfold(block) {
			const isOpen = block.more.getAttribute('aria-expanded') === 'true';
			block.more.setAttribute('aria-expanded', String(!isOpen));
			const old = block.row.querySelector('.notes');
			if (old) {
				old.toggleAttribute('hidden', isOpen);
				return;
			}
			const cut = h('p', { class: 'refused' });
			const area = (field: 'note' | 'output', rows: string) => {
				const element = h('textarea', { name: field, rows, spellcheck: 'false' });
				element.addEventListener('input', () => {
					const before = element.value.length;
					change((incident) => write(incident, refOf(block), field, element.value));
					const isCut = before > LIMITS[field];
					cut.textContent = isCut ? `Cut: ${before} characters came in, ${LIMITS[field]} are kept.` : '';
					if (isCut) announce(cut.textContent);
				});
				return element;
			};
			block.row.append(
				h(
					'div',
					{ class: 'notes' },
					h('label', {}, 'Note', area('note', '2')),
					h('label', {}, 'Output', area('output', '4')),
					cut,
				),
			);
			showBlock(block, incidents.current);
			block.row.querySelector('textarea')?.focus();
		},
		valuesChanged() {
			const values = keptValues();
			incidents.change((incident) => ({ ...incident, values }));
		},
	};
}

/** What the draft has to know of this page. */
function withFacts(incident: Incident, { runbookId, dataset }: Runbook): Incident {
	const ids = (text = '') => text.split(' ').filter(Boolean);
	const facts = {
		title: document.querySelector('h1')?.textContent ?? runbookId,
		services: ids(dataset['services']),
		errors: ids(dataset['errors']),
	};
	return { ...incident, runbooks: { ...incident.runbooks, [runbookId]: facts } };
}

function commandsOf({ element }: Block) {
	return [...element.querySelectorAll<Command>('hs-command')].map((command) => ({
		code: command.filled?.text ?? command.querySelector('code')?.textContent ?? '',
		effect: (command.dataset['effect'] ?? 'read') as 'read' | 'change' | 'destroy',
		language: command.dataset['language'] ?? 'sh',
	}));
}

function exportDraft(incident: Incident): void {
	const { fileName, source } = draftPostmortem(incident);
	const url = URL.createObjectURL(new Blob([source], { type: 'text/plain' }));
	h('a', { href: url, download: fileName }).click();
	setTimeout(() => URL.revokeObjectURL(url), 10_000);
	announce(`Saved as ${fileName}. Put it into content/postmortems and fill its blanks.`);
}

function lastActive({ startedAt, steps }: Incident): number {
	return Date.parse(steps.reduce((last, { doneAt = '' }) => (doneAt > last ? doneAt : last), startedAt));
}

function clock(time: string): string {
	return `${time.slice(11, 16)} UTC`;
}

function timeOf(time: string): HTMLTimeElement {
	return h('time', { datetime: time, class: 'num' }, ` ${clock(time)}`);
}

function dayOf(time: string): HTMLTimeElement {
	return h('time', { datetime: time, class: 'num' }, `${time.slice(0, 10)} ${clock(time)}`);
}

function button(text: string, act: () => void): HTMLButtonElement {
	const element = h('button', { type: 'button', class: 'btn' }, text);
	element.addEventListener('click', act);
	return element;
}

export interface Session {
	start: () => void;
	/** Keeps the state of a tick box. */
	tick: (block: Block, isDone: boolean) => void;
	/** Keeps the answer to a question, if an incident is going on. */
	answer: (answer: { number: number; title: string; text: string }) => void;
	/** Shows or hides note and output. */
	unfold: (block: Block) => void;
	valuesChanged: () => void;
}
