import { mergeText, moveCaret } from '../core/text/merge-text.ts';

/**
 * Keeps a text box and a stored text equal while other tabs write the same text. Every edit is stored at once, merged with
 * what is stored by then; what others typed appears in the box without moving the caret away from its word.
 */
export class SharedText {
	readonly #area: HTMLTextAreaElement;
	readonly #save: Save;
	/** What box and store agreed on last. */
	#base: string;
	#isSaving = false;
	#isComposing = false;

	constructor(area: HTMLTextAreaElement, save: Save) {
		this.#area = area;
		this.#base = area.value;
		this.#save = save;
		area.addEventListener('input', () => void this.#push());
		area.addEventListener('compositionstart', () => (this.#isComposing = true));
		area.addEventListener('compositionend', () => {
			this.#isComposing = false;
			void this.#push();
		});
	}

	/** Shows what is stored now. */
	show(stored: string): void {
		// What is on its way to the store comes back merged.
		if (!this.#isSaving) this.#rebase(stored);
	}

	/** Applies what is not stored yet to a text; undefined if everything is stored. */
	get unsaved(): ((stored: string) => string) | undefined {
		const [base, mine] = [this.#base, this.#area.value];
		return mine === base && !this.#isSaving ? undefined : (stored) => mergeText(base, mine, stored);
	}

	async #push(): Promise<void> {
		if (this.#isSaving) return;
		this.#isSaving = true;
		try {
			while (this.#area.value !== this.#base) {
				const [base, mine] = [this.#base, this.#area.value];
				const stored = await this.#save((theirs) => mergeText(base, mine, theirs));
				// The next edit is another attempt to store all of it.
				if (stored === undefined) return;
				this.#base = mine;
				this.#rebase(stored);
			}
		} finally {
			this.#isSaving = false;
		}
	}

	#rebase(stored: string): void {
		const before = this.#area.value;
		// A box that is changed while an input method composes loses what is being composed.
		if (this.#isComposing) return;
		const after = mergeText(this.#base, before, stored);
		this.#base = stored;
		if (after === before) return;
		const { selectionStart, selectionEnd } = this.#area;
		this.#area.value = after;
		this.#area.setSelectionRange(moveCaret(selectionStart, before, after), moveCaret(selectionEnd, before, after));
	}
}

/** Stores the result of merging with what is stored. Gives what is stored afterwards; undefined if that failed. */
type Save = (merge: (stored: string) => string) => Promise<string | undefined>;
