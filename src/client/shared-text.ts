import { mergeText, moveCaret } from '../core/text/merge-text.ts';

/**
 * Synchronises a text box with a stored text that other tabs also edit. Every edit is merged with the stored text and
 * stored at once. Text from other tabs appears in the box, and the caret stays at its word.
 */
export class SharedText {
	readonly #area: HTMLTextAreaElement;
	readonly #save: Save;
	/** The last text that was the same in the box and in storage. */
	#base: string;
	#isSaving = false;
	#isComposing = false;

	constructor(area: HTMLTextAreaElement, save: Save) {
		this.#area = area;
		this.#base = area.value;
		this.#save = save;
		area.addEventListener('input', () => void this.#saveEdits());
		area.addEventListener('compositionstart', () => (this.#isComposing = true));
		area.addEventListener('compositionend', () => {
			this.#isComposing = false;
			void this.#saveEdits();
		});
	}

	/** Shows the stored text. */
	show(stored: string): void {
		// While edits are being saved, `#saveEdits` will show the merged text.
		if (!this.#isSaving) this.#rebase(stored);
	}

	/** A function that applies unsaved edits to a text; undefined if everything is stored. */
	get unsaved(): ((stored: string) => string) | undefined {
		const [base, mine] = [this.#base, this.#area.value];
		return mine === base && !this.#isSaving ? undefined : (stored) => mergeText(base, mine, stored);
	}

	async #saveEdits(): Promise<void> {
		if (this.#isSaving) return;
		this.#isSaving = true;
		try {
			while (this.#area.value !== this.#base) {
				const [base, mine] = [this.#base, this.#area.value];
				const stored = await this.#save((theirs) => mergeText(base, mine, theirs));
				// The next edit tries to store everything again.
				if (stored === undefined) return;
				this.#base = mine;
				this.#rebase(stored);
			}
		} finally {
			this.#isSaving = false;
		}
	}

	/** Takes a stored text as the new base, and shows it with the unsaved edits of this box merged into it. */
	#rebase(stored: string): void {
		const before = this.#area.value;
		// Changing the box while an input method is composing would lose the composed text.
		if (this.#isComposing) return;
		const after = mergeText(this.#base, before, stored);
		this.#base = stored;
		if (after === before) return;
		const { selectionStart, selectionEnd } = this.#area;
		this.#area.value = after;
		this.#area.setSelectionRange(moveCaret(selectionStart, before, after), moveCaret(selectionEnd, before, after));
	}
}

/** Merges with the stored text and stores the result. Returns the stored text, or undefined on failure. */
type Save = (merge: (stored: string) => string) => Promise<string | undefined>;
