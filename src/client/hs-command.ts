import { announce } from './announce.ts';

/** A command with a copy button. */
class Command extends HTMLElement {
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
		try {
			await navigator.clipboard.writeText(code.textContent ?? '');
			button.textContent = 'Copied';
			announce('Command copied.');
		} catch {
			selectText(code);
			button.textContent = 'Selected';
			announce('The browser did not allow copying. The command is selected instead.');
		}
		setTimeout(() => (button.textContent = 'Copy'), 2000);
	};
}

/** What a reader can do where the clipboard is closed to pages: press the copy keys themselves. */
function selectText(element: Element): void {
	getSelection()?.selectAllChildren(element);
}

customElements.define('hs-command', Command);
