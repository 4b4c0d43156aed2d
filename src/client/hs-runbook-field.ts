import { checkValue, type ParamPattern } from '../core/runbook/command/check-value.ts';
import { announce } from './announce.ts';
import { h } from './dom.ts';

/** The box of a parameter: what is in it is checked, and said to be refused next to it. */
export class Field {
	readonly name: string;
	/** The label of an alert that gives the value. */
	readonly from: string | undefined;
	readonly pattern: ParamPattern;
	/** What was typed, where it is allowed. */
	value: string | undefined;
	readonly #input: HTMLInputElement;
	/** Says why a value was refused. */
	readonly #reason: HTMLElement;

	/** @param onChange Called after each edit by the reader, until `signal`. */
	constructor(input: HTMLInputElement, onChange: () => void, signal: AbortSignal) {
		const { is, from } = input.dataset;
		const label = (input.parentElement?.textContent ?? '').trim().replace(/\s+/g, ' ');
		this.name = input.name;
		this.from = from;
		this.pattern = is as ParamPattern;
		this.#input = input;
		this.#reason = h('span', { class: 'refused', id: `refused-${input.name}` });
		for (const [name, value] of [
			['aria-label', label],
			['placeholder', 'not set'],
			['autocomplete', 'off'],
			['autocapitalize', 'off'],
			['spellcheck', 'false'],
			['aria-describedby', this.#reason.id],
		] as const) {
			input.setAttribute(name, value);
		}
		input.after(this.#reason);
		input.disabled = false;
		for (const kind of ['input', 'change']) {
			input.addEventListener(
				kind,
				() => {
					this.set(input.value, kind === 'change');
					onChange();
				},
				{ signal },
			);
		}
	}

	/** Whether there is no text in it, allowed or not. */
	get isEmpty(): boolean {
		return this.#input.value === '';
	}

	/**
	 * Checks a value and takes it or refuses it.
	 *
	 * @param isWhole False while it is being typed: what may only be unfinished is not called wrong then.
	 * @returns why it was refused.
	 */
	set(raw: string, isWhole: boolean): string | undefined {
		const [input, reason] = [this.#input, this.#reason];
		const checked = raw === '' ? undefined : checkValue(this.pattern, raw);
		this.value = checked?.ok ? checked.value : undefined;
		const isWrong = checked !== undefined && !checked.ok && (isWhole || checked.because === 'character');
		const why = isWrong ? `Refused. ${checked.reason}` : '';
		if (reason.textContent !== why) {
			reason.textContent = why;
			if (why !== '') announce(`${this.name}: ${why}`);
		}
		if (isWrong) input.setAttribute('aria-invalid', 'true');
		else input.removeAttribute('aria-invalid');
		if (checked?.ok && input.value === '') input.value = checked.value;
		return isWrong ? why : undefined;
	}

	/** Replaces what is in it with the value of a link, and says where a refused one comes from. */
	setFromLink(value: string): string | undefined {
		this.#input.value = '';
		const why = this.set(value, true);
		if (why !== undefined) this.#reason.textContent = `The link brought ${excerpt(value)}. ${why}`;
		return why;
	}

	clear(): void {
		this.#input.value = '';
		this.set('', true);
	}
}

/** The beginning of a refused value, with nothing in it that acts on the page or on the order of letters. */
function excerpt(value: string): string {
	const start = value.slice(0, 40).replace(/[\p{C}\p{Z}]/gu, '·');
	return `“${start}${value.length > 40 ? '…' : ''}”`;
}
