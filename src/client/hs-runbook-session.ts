import {
	findStep,
	LIMITS,
	startIncident,
	tick,
	untick,
	write,
	type Incident,
	type StepRef,
} from '../core/runbook/incident/incident.ts';
import { announce } from './announce.ts';
import { h } from './dom.ts';
import { clearFailure, showFailure } from './failure.ts';
import { ask } from './hs-runbook-ask.ts';
import { clock, showPanel, timeOf } from './hs-runbook-panel.ts';
import { Incidents } from './incidents.ts';
import { forgetValues, keptValues } from './kept-values.ts';
import { SharedText } from './shared-text.ts';
import { keepUnfinished, type Unfinished } from './unfinished.ts';
import type { Command } from './hs-command.ts';
import type { Block, RunbookPage } from './runbook-page.ts';

/** An incident in which nothing was ticked for so long is over; its ticks must not look like those of the next one. */
const ASIDE_AFTER_MS = 12 * 3_600_000;

/**
 * The part of a runbook that remembers: ticks, notes and outputs of an incident, their list, and the draft made of them.
 * A tick shows its time once it is stored, and not before.
 */
export async function openSession(runbook: RunbookPage): Promise<Session> {
	const incidents = await Incidents.open();
	const panel = runbook.querySelector<HTMLElement>('.incident') ?? runbook;
	const texts = new Map<Block, { note: SharedText; output: SharedText }>();
	/** Ticks on their way to the store, as they will be. */
	const saving = new Map<Block, (incident: Incident) => Incident>();

	const refOf = ({ key, kind, title }: Block): StepRef => ({ runbook: runbook.runbookId, step: key, kind, title });

	async function change(make: (incident: Incident) => Incident): Promise<void> {
		const isFirst = !incidents.current;
		await incidents.change(
			(incident) => make(withFacts(incident, runbook)),
			() => startIncident(new Date(), keptValues()),
		);
		if (isFirst) announce('Incident started. It is saved in this browser.');
		show();
	}

	function show(): void {
		for (const block of runbook.blocks) showBlock(block);
		showPanel(panel, incidents, runbook.runbookId, {
			start: () => void start(),
			end: () => void end(),
			reopen: (incident) => void reopen(incident),
			wipe: () => void wipe(),
		});
	}

	function showBlock(block: Block): void {
		const record = incidents.current && findStep(incidents.current, refOf(block));
		if (!saving.has(block)) {
			block.box.checked = record?.doneAt !== undefined;
			block.box.indeterminate = false;
		}
		block.row.querySelector('time')?.remove();
		if (record?.doneAt !== undefined) block.row.querySelector('.vh')?.before(timeOf(record.doneAt));
		block.more.textContent = record?.note || record?.output ? 'Note and output, filled' : 'Note and output';
		for (const field of FIELDS) texts.get(block)?.[field].show(record?.[field] ?? '');
	}

	async function start(): Promise<void> {
		await change((incident) => incident);
		focusPanel();
	}

	async function end(): Promise<void> {
		if (incidents.isUnsaved) {
			const answer = await ask(
				'End an incident that is not saved?',
				[h('p', {}, 'It is in this page only. Export the draft first if you need it.')],
				['Cancel', 'End and delete it'],
			);
			if (answer !== 1) return;
		}
		await replace(
			incidents.close(),
			'The incident was not ended.',
			'Incident ended. Its record stays until it is deleted.',
		);
	}

	function reopen(incident: Incident): Promise<void> {
		return replace(incidents.reopen(incident), 'The incident was not opened.', 'Incident opened again.');
	}

	async function wipe(): Promise<void> {
		const amount = incidents.all.length;
		const what = amount === 1 ? 'The incident' : `All ${amount} incidents`;
		const answer = await ask(
			'Delete everything?',
			[
				h(
					'p',
					{},
					`${what} with ticks, notes and outputs, and all values, will be deleted from this browser. This cannot be undone.`,
				),
			],
			['Cancel', 'Delete everything'],
		);
		if (answer !== 1) return;
		forgetValues();
		runbook.forget();
		await replace(incidents.wipe(), 'Not everything was deleted.', 'Everything was deleted.');
	}

	async function replace(work: Promise<boolean>, failed: string, done: string): Promise<void> {
		const isDone = await work;
		show();
		clearFailure(panel);
		if (isDone) announce(done);
		else showFailure(panel, failed);
		focusPanel();
	}

	/** What is not stored yet, while the page is being left. */
	function unfinished(): Unfinished | undefined {
		const base = incidents.current ?? startIncident(new Date(), keptValues());
		let mine = withFacts(base, runbook);
		for (const mark of saving.values()) mine = mark(mine);
		for (const [block, fields] of texts) {
			for (const field of FIELDS) {
				const merge = fields[field].unsaved;
				if (merge) mine = write(mine, refOf(block), field, merge(findStep(mine, refOf(block))?.[field] ?? ''));
			}
		}
		const isFinished =
			saving.size === 0 && [...texts.values()].every(({ note, output }) => !note.unsaved && !output.unsaved);
		return isFinished ? undefined : { base, mine };
	}

	function focusPanel(): void {
		panel.querySelector<HTMLElement>('button')?.focus();
	}

	function openNotes(block: Block): void {
		const cut = h('p', { class: 'refused', role: 'status' });
		const area = (name: Field, rows: string) => h('textarea', { name, rows, spellcheck: 'false' });
		const areas = { note: area('note', '2'), output: area('output', '4') };
		const notes = h(
			'div',
			{ class: 'notes' },
			h('label', {}, 'Note', areas.note),
			h('label', {}, 'Output', areas.output),
			cut,
		);
		block.row.append(notes);
		const text = (field: Field) =>
			new SharedText(areas[field], async (merge) => {
				let length = 0;
				try {
					await change((incident) => {
						const merged = merge(findStep(incident, refOf(block))?.[field] ?? '');
						length = merged.length;
						return write(incident, refOf(block), field, merged);
					});
					clearFailure(notes);
				} catch (error) {
					showFailure(notes, `The ${field} was not saved.`, error);
					return undefined;
				}
				const isCut = length > LIMITS[field];
				cut.textContent = isCut ? `Shortened: of ${length} characters, ${LIMITS[field]} are saved.` : '';
				return (incidents.current && findStep(incidents.current, refOf(block))?.[field]) ?? '';
			});
		texts.set(block, { note: text('note'), output: text('output') });
		showBlock(block);
		areas.note.focus();
	}

	const { current } = incidents;
	if (current && Date.now() - lastActive(current) > ASIDE_AFTER_MS) {
		await incidents.close();
		const day = current.startedAt.slice(0, 10);
		incidents.notice = `The incident of ${day} was put aside: nothing was ticked for 12 hours.`;
	} else if (current) {
		const values = current.values[runbook.runbookId];
		if (values) runbook.adopt(values);
	}
	incidents.watch(show);
	window.addEventListener('pagehide', () => keepUnfinished(unfinished()));
	// The page came back as it was, and goes on with its own work.
	window.addEventListener('pageshow', ({ persisted }) => {
		if (persisted) keepUnfinished(undefined);
	});
	show();

	return {
		start,
		async tick(block, isDone) {
			const ref = refOf(block);
			const [now, commands] = [new Date(), commandsOf(block)];
			const mark = (incident: Incident) => (isDone ? tick(incident, ref, now, commands) : untick(incident, ref));
			saving.set(block, mark);
			try {
				await change(mark);
			} finally {
				saving.delete(block);
				showBlock(block);
			}
			const doneAt = incidents.current && findStep(incidents.current, ref)?.doneAt;
			announce(doneAt === undefined ? `Undone: ${block.title}.` : `Done at ${clock(doneAt)}: ${block.title}.`);
		},
		async answer({ number, title, text }) {
			// Asking starts no incident; but what was answered during one belongs to its record.
			if (!incidents.current) return;
			const ref = {
				runbook: runbook.runbookId,
				step: `question-${number}`,
				kind: 'step',
				title: `${title}: ${text}`,
			} as const;
			await change((incident) => tick(incident, ref, new Date(), []));
		},
		unfold(block) {
			const isOpen = block.more.getAttribute('aria-expanded') === 'true';
			block.more.setAttribute('aria-expanded', String(!isOpen));
			const old = block.row.querySelector('.notes');
			if (old) old.toggleAttribute('hidden', isOpen);
			else openNotes(block);
		},
		async valuesChanged() {
			const values = keptValues();
			if (incidents.current) await incidents.change((incident) => ({ ...incident, values }));
		},
	};
}

const FIELDS = ['note', 'output'] as const;
type Field = (typeof FIELDS)[number];

/** What the draft has to know of this page. */
function withFacts(incident: Incident, { runbookId, dataset }: RunbookPage): Incident {
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

function lastActive({ startedAt, steps }: Incident): number {
	return Date.parse(steps.reduce((last, { doneAt = '' }) => (doneAt > last ? doneAt : last), startedAt));
}

/** What a runbook asks of its incident. All of it rejects if it could not be done. */
export interface Session {
	start: () => Promise<void>;
	/** Stores the state of a tick box. */
	tick: (block: Block, isDone: boolean) => Promise<void>;
	/** Stores the answer to a question, if an incident is going on. */
	answer: (answer: { number: number; title: string; text: string }) => Promise<void>;
	/** Shows or hides note and output. */
	unfold: (block: Block) => void;
	valuesChanged: () => Promise<void>;
}
