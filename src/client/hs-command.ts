import { announce } from './announce.ts';
import { clearFailure, showFailure } from './failure.ts';
import { loadPart } from './load-part.ts';

/** A command with a copy button. A runbook puts values into it. */
class Command extends HTMLElement {
	/** The text to copy, and its parameters without a value. Set by a runbook; otherwise the visible text is copied. */
	filled: { text: string; unset: readonly string[] } | undefined;
	#isLossConfirmed = false;

	connectedCallback(): void {
		const button = this.#button;
		if (!button) return;
		button.hidden = false;
		button.addEventListener('click', this.#copy);
	}

	disconnectedCallback(): void {
		this.#button?.removeEventListener('click', this.#copy);
	}

	get #button(): HTMLButtonElement | null {
		return this.querySelector('header button');
	}

	#copy = async (): Promise<void> => {
		const button = this.#button;
		const code = this.querySelector('pre code');
		if (!button || !code) return;
		const { text, unset } = this.filled ?? { text: code.textContent ?? '', unset: [] };
		clearFailure(this);
		try {
			if (!(await this.#mayCopy(text, unset))) return;
		} catch (error) {
			showFailure(this, 'The command was not copied.', error);
			return;
		}
		try {
			await navigator.clipboard.writeText(text);
			button.textContent = 'Copied';
			const rest = unset.length > 0 ? ` Set ${unset.join(' and ')} in the shell.` : '';
			announce(`Command copied.${rest}`);
		} catch {
			getSelection()?.selectAllChildren(code);
			button.textContent = 'Selected';
			const why = 'This browser did not allow copying. The command is selected: press Ctrl+C or Cmd+C.';
			showFailure(this, text === code.textContent ? why : `${why} Text to copy: ${text}`, undefined, {});
		}
		setTimeout(() => (button.textContent = 'Copy'), 2000);
	};

	/** Asks once per visit about a command that destroys something, and every time about a command with missing values. */
	async #mayCopy(text: string, unset: readonly string[]): Promise<boolean> {
		const destroys = this.dataset['effect'] === 'destroy' && !this.#isLossConfirmed;
		if (!destroys && unset.length === 0) return true;
		const { askBeforeCopy } = await loadPart(import('./ask-before-copy.ts'));
		const isAllowed = await askBeforeCopy(this, { text, unset, destroys });
		this.#isLossConfirmed ||= destroys && isAllowed;
		return isAllowed;
	}
}

customElements.define('hs-command', Command);

export type { Command };
