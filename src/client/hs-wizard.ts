/**
 * The questions that tell look-alikes apart. They are a list to read; the button makes of it one question at a time, with a
 * box for what a command printed. What that takes is loaded on the first use.
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
		const { startQuestions } = await import('./questions.ts');
		const button = this.#button;
		if (!button || button.hidden) return;
		button.hidden = true;
		startQuestions(this, () => {
			button.hidden = false;
			button.focus();
		});
	};
}

customElements.define('hs-wizard', Wizard);
