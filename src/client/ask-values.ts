import styles from '../styles/ask-values.css?url';
import { button, h } from './dom.ts';
import { loadStylesheet } from './load-stylesheet.ts';

/**
 * Asks for the values that a command lacks, in the command itself. Each field passes its text on to the field of the
 * same name beside the runbook, which checks it.
 *
 * @param names The parameters without a value, at least one.
 * @returns whether to copy the command: true once all values are set or the reader copies it as it is, false after
 *   Escape or if the command asks again. Also true if the page has no field for any of the values.
 */
export function askValues(command: Element, names: readonly string[]): Promise<boolean> {
	command.querySelector('.missing')?.dispatchEvent(new Event('cancel'));
	void loadStylesheet(styles);
	return new Promise((resolve) => {
		const form = h('form', { class: 'missing', 'aria-label': 'Missing values' });
		const end = (isCopied: boolean) => {
			form.remove();
			resolve(isCopied);
		};
		const fields = names.flatMap((name) => fieldFor(name) ?? []);
		const [first] = fields;
		if (!first) return resolve(true);
		form.append(
			...fields.map(({ label }) => label),
			h('button', { class: 'btn main' }, 'Copy'),
			button('Copy as it is', () => end(true)),
		);
		form.addEventListener('submit', (event) => {
			event.preventDefault();
			for (const field of fields) field.send('change');
			const firstUnset = fields.find((field) => !field.isSet());
			if (firstUnset) firstUnset.input.focus();
			else end(true);
		});
		form.addEventListener('keydown', ({ key }) => {
			if (key === 'Escape') end(false);
		});
		form.addEventListener('cancel', () => end(false));
		// In a command inside a sentence, the form comes after its button.
		(command.querySelector('header') ?? command.lastElementChild)?.after(form);
		first.input.focus();
	});
}

/** Undefined for a parameter that the page has no field for. */
function fieldFor(name: string): ValueField | undefined {
	const target = document.querySelector<HTMLInputElement>(`.params [name="${name}"]`);
	if (!target) return undefined;
	const input = h('input', {
		autocomplete: 'off',
		autocapitalize: 'off',
		spellcheck: 'false',
		placeholder: target.ariaLabel?.replace(`${name} `, '') ?? '',
	});
	const reason = h('span', { class: 'refused', role: 'status' });
	input.value = target.value;
	const send = (kind: 'input' | 'change') => {
		target.value = input.value;
		target.dispatchEvent(new Event(kind));
		reason.textContent = document.getElementById(`refused-${name}`)?.textContent ?? '';
	};
	input.addEventListener('input', () => send('input'));
	input.addEventListener('change', () => send('change'));
	return {
		input,
		label: h('label', {}, h('b', {}, name), ' ', input, reason),
		send,
		isSet: () => target.value !== '' && target.ariaInvalid === null,
	};
}

interface ValueField {
	input: HTMLInputElement;
	label: HTMLLabelElement;
	/** Passes the text on, as typed so far (`input`) or as complete (`change`). */
	send: (kind: 'input' | 'change') => void;
	isSet: () => boolean;
}
