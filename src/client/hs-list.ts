import { compareKeys, filterWords, isShown, parseListState, renderListState } from '../core/lists/list-state.ts';
import { count } from '../core/text/prose/words.ts';
import { loadPart } from './load-part.ts';
import { setQuery } from './query.ts';
import { sendPaste } from './send-paste.ts';

/** Time from the last change to the update of the address, because browsers limit how often it may change. */
const ADDRESS_DELAY_MS = 200;

/**
 * Filters and sorts the rows that are in the page. The choices are in the query of the address, so that they can be shared and
 * survive a reload. Words that look like a secret, or like a paste, are left out of the address.
 */
class List extends HTMLElement {
	#rows: Row[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;

	connectedCallback(): void {
		this.#rows = [...this.querySelectorAll('tbody > tr')].map((element) => readRow(element as HTMLElement));
		const state = parseListState(location.search, this.#names);
		for (const [name, value] of Object.entries(state)) choose(this.#form, name, value);
		delete this.#form.dataset['off'];
		this.#form.addEventListener('input', this.#update);
		this.#form.addEventListener('submit', preventDefault);
		this.querySelector('.none button')?.addEventListener('click', this.#searchEverywhere);
		if (Object.keys(state).length > 0) this.#show();
	}

	disconnectedCallback(): void {
		clearTimeout(this.#timer);
		this.#form.removeEventListener('input', this.#update);
		this.#form.removeEventListener('submit', preventDefault);
		this.querySelector('.none button')?.removeEventListener('click', this.#searchEverywhere);
	}

	get #form(): HTMLFormElement {
		return this.querySelector('form') as HTMLFormElement;
	}

	get #words(): HTMLInputElement {
		return this.#form.elements.namedItem('q') as HTMLInputElement;
	}

	get #names(): string[] {
		return [...new Set([...this.#form.elements].map((element) => element.getAttribute('name') ?? ''))].filter(Boolean);
	}

	get #state(): Record<string, string> {
		const choices = [...new FormData(this.#form)];
		return Object.fromEntries(choices.map(([name, value]) => [name, typeof value === 'string' ? value : '']));
	}

	#update = (): void => {
		this.#show();
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#writeAddress(), ADDRESS_DELAY_MS);
	};

	async #writeAddress(): Promise<void> {
		const { q = '', ...choices } = this.#state;
		setQuery(renderListState({ q: await this.#publicWords(q.trim()), ...choices }));
	}

	/** The words, or an empty string if they may not be in the address or if the code that decides this does not load. */
	async #publicWords(words: string): Promise<string> {
		if (words === '') return '';
		const part = await loadPart(import('./search-results.ts')).catch(() => undefined);
		// The reader may have typed more in the meantime.
		return part?.mayBeInAddress(words) && words === this.#words.value.trim() ? words : '';
	}

	#show(): void {
		const { q = '', sort = '', ...facets } = this.#state;
		const words = filterWords(q);
		let shown = 0;
		for (const row of this.#rows) {
			row.element.hidden = !isShown(row, words, facets);
			if (!row.element.hidden) shown += 1;
			unfold(row, words);
		}
		this.#sort(sort);
		for (const section of this.querySelectorAll('section')) {
			section.hidden = !section.querySelector('tbody > tr:not([hidden])');
			// In any order other than the page's own, all rows are in one table, without groups.
			const heading = section.querySelector('h2');
			if (heading) heading.hidden = sort !== '';
		}
		const isAll = shown === this.#rows.length;
		const status = this.#form.querySelector('[role=status]');
		if (status) status.textContent = isAll ? '' : `${shown} of ${count(this.#rows.length, 'row')}`;
		const none = this.querySelector<HTMLElement>('.none');
		if (none) none.hidden = shown > 0;
	}

	#sort(order: string): void {
		const option = this.#form.querySelector<HTMLOptionElement>(`[name=sort] option[value="${CSS.escape(order)}"]`);
		const table = this.querySelector('tbody');
		const cell = Number(option?.dataset['cell']);
		if (order === '' || !option || !table) {
			for (const { element, home } of this.#rows) home.append(element);
			return;
		}
		const isDescending = option.dataset['descending'] !== undefined;
		const keyed = this.#rows.map(({ element }) => ({ element, key: keyOf(element, cell) }));
		keyed.sort((a, b) => compareKeys(a.key, b.key, isDescending));
		table.append(...keyed.map(({ element }) => element));
	}

	#searchEverywhere = (): void => {
		sendPaste(this.#words);
	};
}

function readRow(element: HTMLElement): Row {
	const section = element.closest('section');
	return {
		element,
		home: element.parentElement as HTMLElement,
		text: `${element.textContent} ${section?.querySelector('h2')?.textContent ?? ''}`.toLowerCase(),
		values: { ...section?.dataset, ...element.dataset },
	};
}

/** Chooses a value of a control. A value that the control does not offer changes nothing. */
function choose(form: HTMLFormElement, name: string, value: string): void {
	const control = form.elements.namedItem(name);
	if (control instanceof HTMLSelectElement) {
		if ([...control.options].some((option) => option.value === value)) control.value = value;
	} else if (control instanceof RadioNodeList) {
		if ([...control].some((each) => each.value === value)) control.value = value;
	} else if (control instanceof HTMLInputElement) control.value = value;
}

/** Opens the variants of a message if a word occurs only in them, and then shows only the variants with such a word. */
function unfold({ element, text }: Row, words: readonly string[]): void {
	const details = element.querySelector('details');
	if (!details || element.hidden) return;
	const inside = details.textContent.toLowerCase();
	const outside = text.replace(inside, ' ');
	const found = words.filter((word) => inside.includes(word) && !outside.includes(word));
	details.open = found.length > 0;
	for (const variant of details.querySelectorAll('code')) {
		const hasWord = (word: string) => variant.textContent.toLowerCase().includes(word);
		variant.hidden = found.length > 0 && !found.some(hasWord);
	}
}

function keyOf(row: HTMLElement, cell: number): string {
	const element = row.children[cell] as HTMLElement | undefined;
	return element?.dataset['key'] ?? element?.textContent.trim() ?? '';
}

function preventDefault(event: Event): void {
	event.preventDefault();
}

interface Row {
	element: HTMLElement;
	/** The table that contains it in the page's own order. */
	home: HTMLElement;
	/** Its text and the heading of its group, in lower case. */
	text: string;
	/** Its values for the facets. */
	values: Readonly<Record<string, string | undefined>>;
}

customElements.define('hs-list', List);
