import { announce } from './announce.ts';
import { clearFailure, showFailure } from './failure.ts';
import { loadPart } from './load-part.ts';

/** What a page with values does before each copy: it makes sure that the values are in the commands. */
export const beforeCopy: { prepare?: () => Promise<void> } = {};

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
		this.addEventListener('click', this.#askForValue);
	}

	disconnectedCallback(): void {
		this.#button?.removeEventListener('click', this.#copy);
		this.removeEventListener('click', this.#askForValue);
	}

	get #button(): HTMLButtonElement | null {
		return this.querySelector(':scope > button, header button');
	}

	/** The name of a missing value is underlined like something to tap. A tap asks for the value, as Copy does. */
	#askForValue = ({ target }: Event): void => {
		if ((target as Element).closest('code var:not(.set)')) void this.#copy();
	};

	#copy = async (): Promise<void> => {
		const button = this.#button;
		const code = this.querySelector('code');
		if (!button || !code) return;
		clearFailure(this);
		try {
			if (!(await this.#mayCopy())) {
				button.focus();
				return;
			}
		} catch (error) {
			showFailure(this, 'The command was not copied.', error);
			return;
		}
		const { text, unset } = this.#toCopy;
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

	get #toCopy(): { text: string; unset: readonly string[] } {
		return this.filled ?? { text: this.querySelector('code')?.textContent ?? '', unset: [] };
	}

	/** Asks for missing values first, and then, once per visit, about a command that destroys something. */
	async #mayCopy(): Promise<boolean> {
		await whenPageIsReady();
		await beforeCopy.prepare?.();
		const { unset } = this.#toCopy;
		if (unset.length > 0) {
			const { askValues } = await loadPart(import('./ask-values.ts'));
			if (!(await askValues(this, unset))) return false;
		}
		if (this.dataset['effect'] !== 'destroy' || this.#isLossConfirmed) return true;
		const { askBeforeCopy } = await loadPart(import('./ask-before-copy.ts'));
		return (this.#isLossConfirmed = await askBeforeCopy(this, this.#toCopy.text));
	}
}

/**
 * Waits, but not forever, for the script that knows the values of the page. A reader may press Copy before it arrives.
 */
async function whenPageIsReady(): Promise<void> {
	const page = document.querySelector(':is(hs-runbook, hs-forward):not(:defined)');
	if (!page) return;
	await Promise.race([customElements.whenDefined(page.localName), new Promise((resolve) => setTimeout(resolve, 3000))]);
}

customElements.define('hs-command', Command);

export type { Command };
