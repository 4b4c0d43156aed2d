import { findStep, LIMITS, write, type Incident, type StepRef } from '../core/runbook/incident/incident.ts';
import { h } from './dom.ts';
import { clearFailure, showFailure } from './failure.ts';
import { SharedText } from './shared-text.ts';
import type { Block } from './runbook-page.ts';

const FIELDS = ['note', 'output'] as const;
export type NoteField = (typeof FIELDS)[number];

/** The boxes for the note and the output of each step of a runbook. Every edit is stored at once. */
export class Notes {
	readonly #save: SaveNote;
	readonly #texts = new Map<Block, Record<NoteField, SharedText>>();

	constructor(save: SaveNote) {
		this.#save = save;
	}

	/** Shows or hides the boxes of a step. The first call creates them empty and focuses the note. */
	toggle(block: Block): void {
		const isOpen = block.more.getAttribute('aria-expanded') === 'true';
		block.more.setAttribute('aria-expanded', String(!isOpen));
		const boxes = block.row.querySelector('.notes');
		if (boxes) boxes.toggleAttribute('hidden', isOpen);
		else this.#open(block);
	}

	/** Shows the stored note and output of a step. */
	show(block: Block, stored: Partial<Record<NoteField, string>> | undefined): void {
		block.more.textContent = stored?.note || stored?.output ? 'Note and output (saved)' : 'Note and output';
		for (const field of FIELDS) this.#texts.get(block)?.[field].show(stored?.[field] ?? '');
	}

	/** Whether everything that was typed is stored. */
	get isSaved(): boolean {
		return [...this.#texts.values()].every(({ note, output }) => !note.unsaved && !output.unsaved);
	}

	/** Adds typed text that is not stored yet to an incident. */
	addUnsaved(incident: Incident, stepOf: StepOf): Incident {
		let changed = incident;
		for (const [block, texts] of this.#texts) {
			const step = stepOf(block);
			for (const field of FIELDS) {
				const merge = texts[field].unsaved;
				if (merge) changed = mergeInto(changed, step, field, merge);
			}
		}
		return changed;
	}

	#open(block: Block): void {
		const cutNotice = h('p', { class: 'refused', role: 'status' });
		const area = (name: NoteField, rows: string) => h('textarea', { name, rows, spellcheck: 'false' });
		const areas = { note: area('note', '2'), output: area('output', '4') };
		const notes = h(
			'div',
			{ class: 'notes' },
			h('label', {}, 'Note', areas.note),
			h('label', {}, 'Output', areas.output),
			cutNotice,
		);
		block.row.append(notes);
		const text = (field: NoteField) =>
			new SharedText(areas[field], async (merge) => {
				try {
					const { length, stored } = await this.#save(block, field, merge);
					clearFailure(notes);
					const isCut = length > LIMITS[field];
					cutNotice.textContent = isCut ? `Shortened: of ${length} characters, ${LIMITS[field]} are saved.` : '';
					return stored;
				} catch (error) {
					showFailure(notes, `The ${field} was not saved.`, error);
					return undefined;
				}
			});
		this.#texts.set(block, { note: text('note'), output: text('output') });
		areas.note.focus();
	}
}

/** Merges a note or an output of a step into an incident. The result may be shortened. */
export function mergeInto(incident: Incident, step: StepRef, field: NoteField, merge: Merge): Incident {
	return write(incident, step, field, merge(findStep(incident, step)?.[field] ?? ''));
}

type StepOf = (block: Block) => StepRef;
type Merge = (stored: string) => string;

/** Merges a text with the stored one and stores it. Returns the stored text, and its length before it was shortened. */
type SaveNote = (block: Block, field: NoteField, merge: Merge) => Promise<{ length: number; stored: string }>;
