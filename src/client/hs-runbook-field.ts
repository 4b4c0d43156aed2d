import { checkValue, type ParamPattern } from '../core/runbook/command/check-value.ts';
import { announce } from './announce.ts';
import { h } from './dom.ts';

/** The box of a parameter. Its value is checked, and a rejected value is reported next to it. */
export class Field {
	readonly name: string;
	/** The alert label that provides the value. */
	readonly from: string | undefined;
	readonly pattern: ParamPattern;
	/** The current value, if it is valid. */
	value: string | undefined;
	readonly #input: HTMLInputElement;
	/** Shows why a value was rejected. */
	readonly #reason: HTMLElement;

	/** @param onChange Called after each edit by the reader, until `signal` aborts. */
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

	/** Whether the box contains no text, valid or not. */
	get isEmpty(): boolean {
		return this.#input.value === '';
	}

	/**
	 * Checks a value and accepts or rejects it.
	 *
	 * @param isComplete False while the reader is typing. Then only an invalid character is reported, because any other
	 *   fault may only mean that the value is unfinished.
	 * @returns the reason for rejecting it; undefined if it was accepted, or is not complete yet.
	 */
	set(raw: string, isComplete: boolean): string | undefined {
		const [input, reason] = [this.#input, this.#reason];
		const checked = raw === '' ? undefined : checkValue(this.pattern, raw);
		this.value = checked?.ok ? checked.value : undefined;
		const isWrong = checked !== undefined && !checked.ok && (isComplete || !checked.mayBeUnfinished);
		const why = isWrong ? `Rejected. ${checked.reason}` : '';
		if (reason.textContent !== why) {
			reason.textContent = why;
			if (why !== '') announce(`${this.name}: ${why}`);
		}
		if (isWrong) input.setAttribute('aria-invalid', 'true');
		else input.removeAttribute('aria-invalid');
		if (checked?.ok && input.value === '') input.value = checked.value;
		return isWrong ? why : undefined;
	}

	/** Replaces the value with one from a link. If the new value is rejected, the message says where it came from. */
	setFromLink(value: string): string | undefined {
		this.#input.value = '';
		const why = this.set(value, true);
		if (why !== undefined) this.#reason.textContent = `The link contains ${excerpt(value)}. ${why}`;
		return why;
	}

	clear(): void {
		this.#input.value = '';
		this.set('', true);
	}
}

/** The beginning of a rejected value, with a dot for each invisible character and space. */
function excerpt(value: string): string {
	const start = value.slice(0, 40).replace(/[\p{C}\p{Z}]/gu, '·');
	return `“${start}${value.length > 40 ? '…' : ''}”`;
}
