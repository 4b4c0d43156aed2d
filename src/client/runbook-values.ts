import { checkValue } from '../core/runbook/command/check-value.ts';
import { formatFragment, parseFragment } from '../core/runbook/command/fragment.ts';
import { ownAddress, setFragment } from './address.ts';
import { announce } from './announce.ts';
import { button, h } from './dom.ts';
import { clearFailure, showFailure } from './failure.ts';
import { openAt } from './folds.ts';
import type { Command } from './hs-command.ts';
import { Field } from './hs-runbook-field.ts';
import { paintCommand, paintInline } from './hs-runbook-paint.ts';
import { storedValues, storeValues } from './stored-values.ts';

/** Puts values from the alert's link, from this tab or from the reader into every command of a runbook. */
export class Values {
	readonly #runbook: string;
	readonly #fields: Field[];
	readonly #onChange: () => void;
	readonly #status = h('p', { class: 'small' });

	/** @param onChange Called after each change, until `signal` aborts. */
	constructor(runbook: string, onChange: () => void, signal: AbortSignal) {
		this.#runbook = runbook;
		this.#onChange = onChange;
		this.#fields = [...document.querySelectorAll<HTMLInputElement>('.params input')].map(
			(input) => new Field(input, () => this.#changed(), signal),
		);
		document.querySelector('.params')?.append(this.#status);
		this.#restore();
		this.#readLink();
		addEventListener('hashchange', this.#readLink, { signal });
		this.#render();
	}

	/** Fills empty fields with values from the incident or from another runbook. */
	adopt(values: Readonly<Record<string, string>>): void {
		for (const field of this.#fields) {
			const value = values[field.name];
			if (value !== undefined && field.isEmpty) field.set(value, false);
		}
		this.#changed();
	}

	/** Empties all fields. */
	forget(): void {
		for (const field of this.#fields) field.clear();
		this.#changed();
	}

	get #values(): Record<string, string | undefined> {
		return Object.fromEntries(this.#fields.map(({ name, value }) => [name, value]));
	}

	/** Puts the values into the commands and shows how many values are set. */
	#render(): void {
		const values = this.#values;
		for (const command of document.querySelectorAll<Command>('article hs-command, .params hs-command')) {
			paintCommand(command, values, command.closest('.params') !== null);
		}
		paintInline(document.querySelectorAll<HTMLElement>('article :not(pre, hs-command) > code'), values);
		this.#showStatus();
	}

	#changed(): void {
		storeValues(this.#runbook, this.#values);
		this.#render();
		this.#onChange();
	}

	#restore(): void {
		const stored = storedValues()[this.#runbook] ?? {};
		for (const field of this.#fields) {
			const value = stored[field.name];
			if (value !== undefined) field.set(value, true);
		}
	}

	/**
	 * Values from the link replace stored values. The link's values are then removed from the address, so that a reload does
	 * not undo later edits.
	 */
	#readLink = (): void => {
		const { values, anchor, unknown } = parseFragment(location.hash, this.#fields);
		if (anchor !== undefined) openAt(anchor);
		const names = Object.keys(values);
		if (names.length === 0 && unknown.length === 0 && !location.hash.includes('=')) return;
		const rejected: string[] = [];
		for (const field of this.#fields) {
			const value = values[field.name];
			if (value === undefined) continue;
			const why = field.setFromLink(value);
			if (why !== undefined) rejected.push(`${field.name}: ${why}`);
		}
		setFragment(anchor ?? '');
		if (anchor !== undefined) openAt(anchor);
		this.#changed();
		const ignored = unknown.length > 0 ? ` This page has no parameter ${unknown.slice(0, 5).join(' or ')}.` : '';
		const summary = `${names.length - rejected.length} of ${this.#fields.length} fields set from the link.${ignored}`;
		announce([summary, ...rejected].join(' '));
		this.#showStatus(summary);
	};

	#showStatus(message?: string): void {
		const setCount = this.#fields.filter(({ value }) => value !== undefined).length;
		const text = message ?? `${setCount} of ${this.#fields.length} values set.`;
		const earlier = setCount === 0 ? this.#earlierValues() : {};
		const offers = Object.entries(earlier).map(([name, value]) => `${name}=${value}`);
		this.#status.replaceChildren(
			`${text} Values are saved in this tab only. `,
			...(offers.length > 0 ? [button(`Use ${offers.join(', ')}`, () => this.adopt(earlier)), ' '] : []),
			...(setCount > 0
				? [button('Copy link', () => void this.#copyLink()), ' ', button('Forget', () => this.forget())]
				: []),
		);
	}

	/**
	 * Values of the previous runbook. They are offered but never applied automatically, because a parameter of the
	 * same name, such as `DEPLOYMENT`, may need a different value here.
	 */
	#earlierValues(): Record<string, string> {
		const [, values = {}] = Object.entries(storedValues()).findLast(([id]) => id !== this.#runbook) ?? [];
		return Object.fromEntries(
			this.#fields.flatMap(({ name, pattern }) => {
				const value = values[name];
				return value !== undefined && checkValue(pattern, value).ok ? [[name, value]] : [];
			}),
		);
	}

	async #copyLink(): Promise<void> {
		const link = `${ownAddress()}${formatFragment(this.#values)}`;
		clearFailure(this.#status);
		try {
			await navigator.clipboard.writeText(link);
			announce('The link with these values was copied.');
		} catch {
			showFailure(this.#status, `This browser did not allow copying. The link is: ${link}`, undefined, {});
		}
	}
}
