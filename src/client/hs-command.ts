import { announce } from './announce.ts';
import { h } from './dom.ts';
import { clearFailure, showFailure } from './failure.ts';
import { loadPart } from './request.ts';

/** A command with a copy button. A runbook puts values into it. */
class Command extends HTMLElement {
	/** What Copy gives where it is not the text as shown, and the parameters in it that have no value. */
	filled: { text: string; unset: readonly string[] } | undefined;
	#wasAllowed = false;

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
			const rest = unset.length > 0 ? ` The shell has to know ${unset.join(' and ')}.` : '';
			announce(`Command copied.${rest}`);
		} catch {
			getSelection()?.selectAllChildren(code);
			button.textContent = 'Selected';
			const why = 'This browser did not allow copying. The command is selected: press Ctrl+C, or Cmd+C on a Mac.';
			showFailure(this, text === code.textContent ? why : `${why} What was to be copied: ${text}`, undefined, {});
		}
		setTimeout(() => (button.textContent = 'Copy'), 2000);
	};

	/** A command that destroys is asked about once a visit, one with holes in it every time. */
	async #mayCopy(text: string, unset: readonly string[]): Promise<boolean> {
		const destroys = this.dataset['effect'] === 'destroy' && !this.#wasAllowed;
		if (!destroys && unset.length === 0) return true;
		const { ask } = await loadPart(import('./hs-runbook-ask.ts'));
		const loss = this.closest('.mitigation')?.querySelector(':scope > dl:last-of-type > dd:last-of-type')?.textContent;
		const answer = await ask(
			destroys ? 'This command destroys' : 'Not everything is set',
			[
				destroys && h('p', {}, loss?.trim() ?? 'What it takes away is gone; nothing on this page brings it back.'),
				unset.length > 0 && h('p', {}, `Not set: ${unset.join(', ')}. The copy keeps the shell variable.`),
				h('pre', {}, text),
			],
			[...(unset.length > 0 ? [`Set ${unset[0]}`] : ['Cancel']), destroys ? 'Copy it all the same' : 'Copy as it is'],
		);
		if (answer === 1) this.#wasAllowed ||= destroys;
		else if (answer === 0 && unset.length > 0) {
			document.querySelector<HTMLElement>(`.params [name="${unset[0]}"]`)?.focus();
		}
		return answer === 1;
	}
}

customElements.define('hs-command', Command);

export type { Command };
