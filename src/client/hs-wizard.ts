import { showFailure } from './failure.ts';
import { loadPart } from './load-part.ts';

/**
 * The questions that tell look-alikes apart. The code that reads a pasted output is loaded when a reader first touches a
 * question.
 */
class Wizard extends HTMLElement {
	#isStarted = false;

	connectedCallback(): void {
		for (const kind of EVENTS) this.addEventListener(kind, this.#start);
	}

	disconnectedCallback(): void {
		for (const kind of EVENTS) this.removeEventListener(kind, this.#start);
	}

	#start = async (): Promise<void> => {
		if (this.#isStarted) return;
		this.#isStarted = true;
		try {
			const { startQuestions } = await loadPart(import('./questions.ts'));
			startQuestions(this);
		} catch (error) {
			this.#isStarted = false;
			showFailure(this, 'Pasted output cannot be read. The tables say what each answer means.', error);
		}
	};
}

const EVENTS = ['pointerdown', 'focusin'] as const;

customElements.define('hs-wizard', Wizard);
