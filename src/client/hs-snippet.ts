import { h } from './dom.ts';
import { clearFailure, showFailure } from './failure.ts';
import { loadPart } from './load-part.ts';
import type { Session } from './run/session.ts';

/**
 * A snippet with its variants. Without script they are shown one after another. This script turns them into tabs and makes
 * the code editable. The Run button loads everything that is needed to run the code in the page; nothing is loaded before.
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
		delete this.dataset['ran'];
		this.#session?.stop();
		this.#session?.clear();
		this.#form?.reset();
		if (this.#current?.querySelector('textarea')) this.#toggleEdit();
	}

	#labelEditButton(): void {
		const button = this.querySelector('[data-do=edit]');
		if (button) button.textContent = this.#current?.querySelector('textarea') ? 'Drop my changes' : 'Edit the code';
	}

	#run = (event: SubmitEvent): void => {
		event.preventDefault();
		const current = this.#current;
		if (!current) return;
		// The recorded output must not be mistaken for new output.
		this.dataset['ran'] = '';
		const run = (session: Session) =>
			void session.run(current.dataset['file'] ?? '', current.querySelector('textarea')?.value);
		if (this.#session) return run(this.#session);
		const form = event.currentTarget as HTMLFormElement;
		clearFailure(form);
		loadPart(import('./run/session.ts'))
			.then(({ Session }) => run((this.#session ??= new Session(this))))
			.catch((error: unknown) => {
				// Nothing ran, so the recorded output is shown again.
				delete this.dataset['ran'];
				showFailure(form, 'It did not run.', error);
			});
	};
}

customElements.define('hs-snippet', Snippet);
