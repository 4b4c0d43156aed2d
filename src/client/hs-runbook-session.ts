import { findStep, startIncident, tick, untick } from '../core/runbook/incident/incident.ts';
import type { Incident, StepRef } from '../core/runbook/incident/incident.ts';
import { announce } from './announce.ts';
import { mergeInto, Notes, type NoteField } from './hs-runbook-notes.ts';
import { folds, moveTo } from './folds.ts';
import { incidentActions, type IncidentActions } from './incident-actions.ts';
import { clock, savedIncidents, timeOf } from './incident-list.ts';
import { showStrip, stripOfPage } from './incident-strip.ts';
import { Incidents } from './incidents.ts';
import { recentSignal } from './signal.ts';
import { storedValues } from './stored-values.ts';
import { storeUnfinished, type Unfinished } from './unfinished.ts';
import type { Command } from './hs-command.ts';
import type { Block, RunbookPage } from './runbook-page.ts';

/** An incident without a tick for this long is over. Its ticks must not be mistaken for those of the next incident. */
const CLOSE_AFTER_MS = 12 * 3_600_000;

/**
 * Opens the part of a runbook that stores the ticks, notes and outputs of an incident, lists the saved incidents, and
 * exports the draft. A tick box shows the time of its tick only after the tick is stored.
 */
export async function openSession(runbook: RunbookPage): Promise<Session> {
	const session = new RunbookSession(runbook, await Incidents.open());
	await session.resume();
	return session;
}

class RunbookSession implements Session {
	readonly #runbook: RunbookPage;
	readonly #incidents: Incidents;
	/** Holds the button that starts an incident, and the saved incidents. During an incident, the strip replaces it. */
	readonly #bar: HTMLElement;
	readonly #startButton: Element | null;
	readonly #actions: IncidentActions;
	readonly #notes = new Notes((block, field, merge) => this.#saveNote(block, field, merge));
	/** Ticks that are being stored, as changes to the incident. */
	readonly #saving = new Map<Block, (incident: Incident) => Incident>();

	constructor(runbook: RunbookPage, incidents: Incidents) {
		this.#runbook = runbook;
		this.#incidents = incidents;
		this.#bar = runbook.querySelector<HTMLElement>('.incident') ?? runbook;
		this.#startButton = this.#bar.firstElementChild;
		this.#actions = incidentActions(
			stripOfPage(),
			incidents,
			() => this.#show(),
			() => runbook.forget(),
			() => this.#next()?.title,
		);
	}

	/** Resumes the stored incident, or puts it aside if it is over. Then follows the changes made in other tabs. */
	async resume(): Promise<void> {
		const incidents = this.#incidents;
		const { current } = incidents;
		if (current && Date.now() - lastActivity(current) > CLOSE_AFTER_MS) {
			await incidents.close();
			const day = current.startedAt.slice(0, 10);
			incidents.notice = `The incident of ${day} was put aside: nothing was ticked for 12 hours.`;
		} else if (current) {
			const values = current.values[this.#runbook.runbookId];
			if (values) this.#runbook.adopt(values);
		}
		incidents.watch(() => this.#show());
		window.addEventListener('pagehide', () => storeUnfinished(this.#unfinished()));
		// A page that the browser restores from its cache still has its changes, and stores them itself.
		window.addEventListener('pageshow', ({ persisted }) => {
			if (persisted) storeUnfinished(undefined);
		});
		this.#show();
		this.#openCurrent();
	}

	async start(): Promise<void> {
		await this.#change((incident) => incident);
		stripOfPage().querySelector('button')?.focus();
	}

	async tick(block: Block, isDone: boolean): Promise<void> {
		const step = this.#stepOf(block);
		const [now, commands] = [new Date(), commandsOf(block)];
		const mark = (incident: Incident) => (isDone ? tick(incident, step, now, commands) : untick(incident, step));
		this.#saving.set(block, mark);
		// Opening the session has just shown the stored state, which is older than the reader's choice.
		block.box.checked = isDone;
		block.box.indeterminate = true;
		try {
			await this.#change(mark);
		} finally {
			this.#saving.delete(block);
			this.#showBlock(block);
		}
		if (isDone) this.#goOn(block);
		const doneAt = this.#recordOf(block)?.doneAt;
		announce(doneAt === undefined ? `Undone: ${block.title}.` : `Done at ${clock(doneAt)}: ${block.title}.`);
	}

	async answer({ number, title, text }: Answer): Promise<void> {
		// Answering questions does not start an incident, but answers during an incident belong to its record.
		if (!this.#incidents.current) return;
		const step: StepRef = {
			runbook: this.#runbook.runbookId,
			step: `question-${number}`,
			kind: 'step',
			title: `${title}: ${text}`,
		};
		await this.#change((incident) => tick(incident, step, new Date(), []));
	}

	toggleNotes(block: Block): void {
		this.#notes.toggle(block);
		this.#showBlock(block);
	}

	async valuesChanged(): Promise<void> {
		const values = storedValues();
		if (this.#incidents.current) await this.#incidents.change((incident) => ({ ...incident, values }));
	}

	async #change(change: (incident: Incident) => Incident): Promise<void> {
		const isFirst = !this.#incidents.current;
		await this.#incidents.change(
			(incident) => change(withFacts(incident, this.#runbook)),
			() => startIncident(new Date(), storedValues(), recentSignal()),
		);
		if (isFirst) announce('Incident started. It is saved in this browser.');
		this.#show();
	}

	async #saveNote(block: Block, field: NoteField, merge: (stored: string) => string) {
		let length = 0;
		await this.#change((incident) =>
			mergeInto(incident, this.#stepOf(block), field, (stored) => {
				const merged = merge(stored);
				length = merged.length;
				return merged;
			}),
		);
		return { length, stored: this.#recordOf(block)?.[field] ?? '' };
	}

	#show(): void {
		for (const block of this.#runbook.blocks) this.#showBlock(block);
		const hasIncident = this.#incidents.current !== undefined;
		for (const each of [...this.#bar.children]) if (each !== this.#startButton) each.remove();
		if (hasIncident) this.#startButton?.remove();
		else {
			// A button that stays where it is keeps the focus.
			if (this.#startButton && !this.#startButton.isConnected) this.#bar.prepend(this.#startButton);
			this.#bar.append(...savedIncidents(this.#bar, this.#incidents, this.#actions));
		}
		showStrip(this.#incidents, this.#actions, this.#progress());
	}

	/** Of several mitigations, one is enough. */
	#progress() {
		const { blocks } = this.#runbook;
		const others = blocks.filter(({ kind }) => kind !== 'mitigation');
		const mitigations = blocks.filter(({ kind }) => kind === 'mitigation');
		const isDone = (block: Block) => this.#recordOf(block)?.doneAt !== undefined;
		const oneIf = (condition: boolean) => (condition ? 1 : 0);
		return {
			done: others.filter(isDone).length + oneIf(mitigations.some(isDone)),
			all: others.length + oneIf(mitigations.length > 0),
		};
	}

	/** If parts are already done when the page is opened, leaves only the part that comes next open. */
	#openCurrent(): void {
		const { blocks } = this.#runbook;
		const last = blocks.findLast(({ box }) => box.checked);
		if (!last) return;
		for (const fold of folds()) fold.open = false;
		const next = this.#partAfter(last);
		if (next) next.open = true;
	}

	/**
	 * Closes a part that is done and opens the next one, unless the reader has another part open, such as the question that
	 * comes next. After a mitigation the other mitigations are skipped.
	 */
	#goOn(block: Block): void {
		const from = block.element.querySelector<HTMLDetailsElement>('.fold');
		const isBusy = folds().some((fold) => fold.open && fold !== from);
		const next = isBusy ? undefined : this.#partAfter(block);
		if (next) moveTo(next, from);
		else if (from) from.open = false;
	}

	/** The part that comes next, after the last part that is done. */
	#next(): Block | undefined {
		const { blocks } = this.#runbook;
		const last = blocks.findLast(({ box }) => box.checked);
		const part = last && this.#partAfter(last);
		return part ? blocks.find(({ element }) => element.contains(part)) : undefined;
	}

	/** The first part after this one that is not done. After a mitigation, the other mitigations are skipped. */
	#partAfter({ element, kind }: Block): HTMLDetailsElement | undefined {
		return folds().find((fold) => {
			if (!(element.compareDocumentPosition(fold) & Node.DOCUMENT_POSITION_FOLLOWING) || element.contains(fold))
				return false;
			const other = this.#runbook.blocks.find((block) => block.element.contains(fold));
			return other && !other.box.checked && (kind !== 'mitigation' || other.kind !== kind);
		});
	}

	#showBlock(block: Block): void {
		const record = this.#recordOf(block);
		if (!this.#saving.has(block)) {
			block.box.checked = record?.doneAt !== undefined;
			block.box.indeterminate = false;
		}
		const summary = block.element.querySelector('summary');
		for (const time of block.element.querySelectorAll('summary > time, .tick time')) time.remove();
		block.element.classList.toggle('done', record?.doneAt !== undefined);
		if (record?.doneAt !== undefined) {
			block.row.querySelector('.vh')?.before(timeOf(record.doneAt));
			summary?.append(timeOf(record.doneAt));
		}
		this.#notes.show(block, record);
	}

	/** The changes that are not stored yet when the page is left. */
	#unfinished(): Unfinished | undefined {
		if (this.#saving.size === 0 && this.#notes.isSaved) return undefined;
		const base = this.#incidents.current ?? startIncident(new Date(), storedValues(), recentSignal());
		let mine = withFacts(base, this.#runbook);
		for (const mark of this.#saving.values()) mine = mark(mine);
		return { base, mine: this.#notes.addUnsaved(mine, (block) => this.#stepOf(block)) };
	}

	#stepOf({ key, kind, title }: Block): StepRef {
		return { runbook: this.#runbook.runbookId, step: key, kind, title };
	}

	#recordOf(block: Block) {
		return this.#incidents.current && findStep(this.#incidents.current, this.#stepOf(block));
	}
}

/** Adds the facts about this page that the draft of the postmortem needs. */
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
	return [...element.querySelectorAll<Command>('hs-command.cmd')].map((command) => ({
		code: command.filled?.text ?? command.querySelector('code')?.textContent ?? '',
		effect: (command.dataset['effect'] ?? 'read') as 'read' | 'change' | 'destroy',
		language: command.dataset['language'] ?? 'sh',
	}));
}

/** The time of the last tick, or else of the start, in milliseconds. */
function lastActivity({ startedAt, steps }: Incident): number {
	return Date.parse(steps.reduce((last, { doneAt = '' }) => (doneAt > last ? doneAt : last), startedAt));
}

/**
 * The operations of a runbook on its incident. Each throws or rejects if it fails. A change that the browser cannot
 * store is not such a failure: it stays in this page, and a notice says so.
 */
export interface Session {
	start: () => Promise<void>;
	/** Stores the state of a tick box. */
	tick: (block: Block, isDone: boolean) => Promise<void>;
	/** Stores the answer to a question, if there is a current incident. */
	answer: (answer: Answer) => Promise<void>;
	/** Shows or hides note and output. */
	toggleNotes: (block: Block) => void;
	valuesChanged: () => Promise<void>;
}

interface Answer {
	number: number;
	title: string;
	text: string;
}
