import { clearFailure, showFailure } from './failure.ts';
import { loadPart } from './load-part.ts';

/**
 * The questions that tell look-alikes apart. The button replaces the list by one question at a time, with a box for the
 * output of a command. The code for that is loaded on first use.
 */
class Wizard extends HTMLElement {
	connectedCallback(): void {
		const button = this.#button;
		if (!button) return;
		button.hidden = false;
		button.addEventListener('click', this.#start);
	}

	disconnectedCallback(): void {
		this.#button?.removeEventListener('click', this.#start);
	}

	get #button(): HTMLButtonElement | null {
		return this.querySelector(':scope > p > button');
	}

	#start = async (): Promise<void> => {
		const button = this.#button;
		if (!button?.parentElement) return;
		const paragraph = button.parentElement;
		clearFailure(paragraph);
		try {
			const { startQuestions } = await loadPart(import('./questions.ts'));
			if (button.hidden) return;
			startQuestions(this, () => {
				button.hidden = false;
				button.focus();
			});
			button.hidden = true;
		} catch (error) {
			showFailure(paragraph, 'The questions cannot be asked one at a time. All of them are listed below.', error);
		}
	};
}

customElements.define('hs-wizard', Wizard);
