/**
 * The line that says what a run is doing, and for how long. The text of a phase is announced once; its figures keep
 * changing and are only shown, because a screen reader would read every one of them.
 */
export class StateLine {
	readonly #text: Element;
	readonly #figures: Element;
	#timer: ReturnType<typeof setInterval> | undefined;

	/** @param line Contains an element with the role `status` for the text, and one for the figures. */
	constructor(line: Element) {
		const [text, figures] = line.children;
		if (!text || !figures) throw new Error('The state line of a snippet has no elements for its text and figures.');
		this.#text = text;
		this.#figures = figures;
	}

	/** Shows a text that stays. */
	say(text: string): void {
		clearInterval(this.#timer);
		this.#timer = undefined;
		this.#figures.textContent = '';
		if (this.#text.textContent !== text) this.#text.textContent = text;
	}

	/**
	 * Shows a phase and its figures until the next text.
	 *
	 * @param figures Returns the text that follows the phase.
	 */
	show(phase: string, figures: () => string): void {
		this.say(phase);
		const update = () => (this.#figures.textContent = figures());
		update();
		this.#timer = setInterval(update, UPDATE_EVERY_MS);
	}
}

/** Creates a function that returns the whole seconds since its creation, as `, 3 s`; empty during the first second. */
export function countSeconds(): () => string {
	const start = performance.now();
	return () => {
		const seconds = Math.floor((performance.now() - start) / 1000);
		return seconds < 1 ? '' : `, ${seconds} s`;
	};
}

const UPDATE_EVERY_MS = 250;
