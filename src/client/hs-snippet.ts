import { h } from './dom.ts';
import { clearFailure, showFailure } from './failure.ts';
import { loadPart } from './load-part.ts';
import type { Session } from './run/session.ts';

/**
 * A snippet with its variants. Without script they are shown one after another. This script turns them into tabs and makes
 * the code editable. Everything that is needed to run the code in the page is loaded when the reader is about to run it: when
 * the pointer or the focus rests on the Run button, a knob or the code box.
 */
class Snippet extends HTMLElement {
	#session: Session | undefined;

	connectedCallback(): void {
		this.#makeTabs();
		const form = this.#form;
		if (!form) return;
		form.hidden = false;
		form.addEventListener('submit', this.#run);
		form.addEventListener('click', this.#click);
		form.addEventListener('input', matchSlider);
		this.addEventListener('pointerover', this.#prepareOnRest);
		this.addEventListener('focusin', this.#prepareOnRest);
		this.#show(this.#variants[0]);
	}

	disconnectedCallback(): void {
		this.#session?.stop();
	}

	get #form(): HTMLFormElement | null {
		return this.querySelector('form');
	}

	get #variants(): HTMLElement[] {
		return [...this.querySelectorAll<HTMLElement>('.variant')];
	}

	get #current(): HTMLElement | undefined {
		return this.#variants.find((variant) => !variant.hidden);
	}

	#makeTabs(): void {
		const list = this.querySelector<HTMLElement>('.tabs');
		if (!list) return;
		for (const variant of this.#variants) {
			const tab = h('button', { type: 'button', role: 'tab', 'aria-controls': variant.id, id: `${variant.id}-tab` });
			tab.textContent = variant.dataset['file'] ?? '';
			tab.addEventListener('click', () => this.#show(variant));
			variant.setAttribute('role', 'tabpanel');
			variant.setAttribute('aria-labelledby', tab.id);
			list.append(tab);
		}
		list.addEventListener('keydown', this.#moveTab);
		list.hidden = false;
		this.#show(this.#variants[0]);
	}

	#show(shown: HTMLElement | undefined): void {
		for (const variant of this.#variants) variant.hidden = variant !== shown;
		for (const tab of this.querySelectorAll('[role=tab]')) {
			const isShown = tab.getAttribute('aria-controls') === shown?.id;
			tab.setAttribute('aria-selected', String(isShown));
			tab.setAttribute('tabindex', isShown ? '0' : '-1');
		}
		// The controls are between the code and the recorded output.
		const controls = [...this.querySelectorAll('.controls, .live')];
		const recorded = shown?.querySelector('.recorded');
		if (recorded) recorded.before(...controls);
		else shown?.append(...controls);
		this.#session?.clear();
		this.#labelEditButton();
	}

	#moveTab = (event: KeyboardEvent): void => {
		const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
		if (step === undefined) return;
		const variants = this.#variants;
		const index = variants.findIndex((variant) => !variant.hidden);
		const next = variants[(index + step + variants.length) % variants.length];
		this.#show(next);
		this.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus();
	};

	#click = (event: MouseEvent): void => {
		const action = event.target instanceof HTMLElement ? event.target.dataset['do'] : undefined;
		if (action === 'stop') this.#session?.stop();
		if (action === 'edit') this.#toggleEdit();
		if (action === 'reset') this.#reset();
	};

	/** Puts the code into a text box, or removes the box and shows the original code. */
	#toggleEdit(): void {
		const code = this.#current?.querySelector('.code');
		const listing = code?.querySelector<HTMLElement>('.listing');
		if (!code || !listing) return;
		const openBox = code.querySelector('textarea');
		if (openBox) {
			openBox.remove();
			listing.hidden = false;
		} else {
			const rows = Math.min(24, Number(code.getAttribute('data-lines')) + 1);
			const label = `Code of ${this.#current?.dataset['file']}`;
			const box = h('textarea', {
				rows: String(rows),
				'aria-label': label,
				spellcheck: 'false',
				autocapitalize: 'off',
			});
			box.value = listing.querySelector('pre')?.textContent ?? '';
			listing.hidden = true;
			code.setAttribute('open', '');
			code.append(box);
			box.focus();
		}
		this.#labelEditButton();
	}

	#reset(): void {
		this.#session?.clear();
		this.#form?.reset();
		if (this.#current?.querySelector('textarea')) this.#toggleEdit();
	}

	#labelEditButton(): void {
		const button = this.querySelector('[data-do=edit]');
		if (button) button.textContent = this.#current?.querySelector('textarea') ? 'Discard my changes' : 'Edit the code';
	}

	/** Prepares for a run when the pointer or the focus rests on a control that leads to one. */
	#prepareOnRest = ({ target }: Event): void => {
		if (!(target instanceof Element) || !target.matches('.main, .knob input, textarea')) return;
		setTimeout(() => {
			if (!target.matches(':hover, :focus')) return;
			// If a part cannot be loaded, Run tries again and reports it.
			this.#use((session, file, edited) => session.prepare(file, edited)).catch(() => undefined);
		}, REST_MS);
	};

	#run = (event: SubmitEvent): void => {
		event.preventDefault();
		const form = event.currentTarget as HTMLFormElement;
		clearFailure(form);
		this.#use((session, file, edited) => session.run(file, edited)).catch((error: unknown) => {
			showFailure(form, 'It did not run.', error);
		});
	};

	/** Loads the part of this script that runs code, and uses it for the visible variant. */
	async #use(act: (session: Session, file: string, edited: string | undefined) => Promise<void>): Promise<void> {
		if (!this.#session) {
			const { Session } = await loadPart(import('./run/session.ts'));
			this.#session ??= new Session(this);
		}
		const current = this.#current;
		await act(this.#session, current?.dataset['file'] ?? '', current?.querySelector('textarea')?.value);
	}
}

/** A pointer or a focus that only passes by prepares nothing. */
const REST_MS = 150;

/** Makes the slider and the number field of a knob show the same value. */
function matchSlider({ target }: Event): void {
	if (!(target instanceof HTMLInputElement)) return;
	for (const input of target.closest('.knob')?.querySelectorAll('input') ?? []) {
		if (input !== target) input.value = target.value;
	}
}

customElements.define('hs-snippet', Snippet);
