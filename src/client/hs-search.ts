import { setFragment } from './address.ts';
import { clearFailure, RELOAD, showFailure, setUpOrShowFailure } from './failure.ts';
import type { PasteBox } from './hs-paste.ts';
import { takePaste } from './stored-paste.ts';
import { loadPart } from './load-part.ts';
import type { Choices, Results } from './search-results.ts';

/** Number of results that are shown at a time. */
const BATCH = 10;
const FACETS = ['kind', 'service', 'tag'] as const;
const CHOICES = [...FACETS, 'sort'] as const;
/** Time after which the page says that the search is still running. */
const SLOW_MS = 1000;
/** Maximum length of a text from the history of this tab. */
const MAX_TEXT = 500_000;

/**
 * Search results below the verdict. The query comes from the previous page, from the history of this tab, from the
 * fragment, or from `?q=`. In the address, it is written only to the fragment, which no server sees, and only if it is
 * short and contains no secret. The code that finds and shows results is loaded with the first query.
 */
class Search extends HTMLElement {
	#shownCount = 0;
	/** The number of the newest search. The results of older ones are dropped. */
	#newestSearch = 0;
	#results: Results = [];
	#timer: ReturnType<typeof setTimeout> | undefined;
	#isLoadingMore = false;
	/** The text that the results are for. */
	#shownText = '';
	/** The addresses of the results that are shown. */
	#paths = new Set<string>();

	connectedCallback(): void {
		this.addEventListener('submit', this.#searchSoon);
		this.addEventListener('input', this.#searchSoon);
		this.#find('[data-more]').addEventListener('click', this.#showMore);
		void customElements.whenDefined('hs-paste').then(() => setUpOrShowFailure(this, () => this.#restoreQuery()));
	}

	disconnectedCallback(): void {
		clearTimeout(this.#timer);
		this.removeEventListener('submit', this.#searchSoon);
		this.removeEventListener('input', this.#searchSoon);
		this.#find('[data-more]').removeEventListener('click', this.#showMore);
	}

	get #text(): string {
		return this.#find<HTMLTextAreaElement>('textarea').value;
	}

	#find<T extends HTMLElement>(selector: string): T {
		const element = this.querySelector<T>(selector);
		if (!element) throw new Error(`The search page has no ${selector}.`);
		return element;
	}

	#restoreQuery(): void {
		const query = new URLSearchParams(location.hash.length > 1 ? location.hash.slice(1) : location.search);
		const stored = takePaste() ?? storedText(history.state);
		for (const name of CHOICES) {
			const select = this.#find<HTMLSelectElement>(`select[name=${name}]`);
			select.disabled = false;
			select.value = query.get(name) ?? '';
			// The address may contain a value that the list does not offer.
			if (select.selectedIndex < 0) select.value = '';
		}
		const text = stored ?? query.get('q') ?? '';
		if (text === '') this.#find('textarea').focus();
		this.#find<PasteBox>('hs-paste').setText(text);
		void this.#search();
	}

	#searchSoon = (event: Event): void => {
		clearTimeout(this.#timer);
		// Enter, which submits the form without its button, also opens the first result.
		const opensFirst = event instanceof SubmitEvent && event.submitter === null && this.#text.trim() !== '';
		this.#timer = setTimeout(() => void this.#search(opensFirst), event.type === 'submit' ? 0 : 150);
	};

	async #search(opensFirst = false): Promise<void> {
		const number = ++this.#newestSearch;
		const isOld = () => number !== this.#newestSearch;
		const choices = { filters: this.#filters(), sort: this.#find<HTMLSelectElement>('select[name=sort]').value };
		const text = this.#text.trim();
		const status = this.#find('.results-status');
		clearFailure(status);
		if (text === '' && Object.keys(choices.filters).length === 0) {
			this.#setAddress('', choices);
			this.#show([], '', '');
			return;
		}
		const slow = setTimeout(() => isOld() || (status.textContent = 'Searching…'), SLOW_MS);
		try {
			const { find, mayBeInAddress } = await loadPart(import('./search-results.ts'));
			if (isOld()) return;
			this.#setAddress(mayBeInAddress(text) ? text : '', choices);
			const found = await find(text, choices);
			// From here on the status shows the results.
			clearTimeout(slow);
			if (isOld()) return;
			this.#show(found.results, found.status, text);
			await this.#showNext(number);
			if (opensFirst && !isOld()) this.querySelector<HTMLElement>('.results a')?.click();
		} catch (error) {
			if (!isOld()) this.#fail(error);
		} finally {
			clearTimeout(slow);
		}
	}

	#fail(error: unknown): void {
		this.#show([], '', '');
		const what = 'The search did not work. You can still browse the lists of errors and runbooks.';
		showFailure(this.#find('.results-status'), what, error, {
			'Try again': () => void this.#search(),
			...RELOAD,
		});
	}

	#filters(): Record<string, string[]> {
		const filters: Record<string, string[]> = {};
		for (const facet of FACETS) {
			const { value } = this.#find<HTMLSelectElement>(`select[name=${facet}]`);
			if (value !== '') filters[facet] = [value];
		}
		return filters;
	}

	/**
	 * Puts the search into the address and into the history of this tab.
	 *
	 * @param words The words for the address; empty if the text may not be in it. The history gets the whole text.
	 */
	#setAddress(words: string, { filters, sort }: Choices): void {
		const fragment = new URLSearchParams();
		if (words !== '') fragment.set('q', words);
		for (const [facet, [value]] of Object.entries(filters)) if (value) fragment.set(facet, value);
		if (sort !== '') fragment.set('sort', sort);
		setFragment(String(fragment), { text: this.#text.trim() });
	}

	/** Replaces the results. `#showNext` then adds the first of the new ones to the page. */
	#show(results: Results, status: string, text: string): void {
		this.#results = results;
		this.#shownText = text;
		this.#paths = new Set();
		this.#shownCount = 0;
		this.#find('.results').replaceChildren();
		this.#find('.results-title').hidden = results.length === 0;
		this.#find('.results-status').textContent = status;
		this.#find('[data-more]').hidden = true;
		clearFailure(this.#find('[data-more]'));
	}

	#showMore = async (): Promise<void> => {
		// A second click while the first one is still loading would show the same results twice.
		if (this.#isLoadingMore) return;
		this.#isLoadingMore = true;
		const first = this.#shownCount + 1;
		const search = this.#newestSearch;
		clearFailure(this.#find('[data-more]'));
		try {
			await this.#showNext(search);
			if (search === this.#newestSearch) this.#find(`.results > li:nth-child(${first}) a`).focus();
		} catch (error) {
			if (search !== this.#newestSearch) return;
			showFailure(this.#find('[data-more]'), 'More pages did not load.', error, {
				'Search again': () => void this.#search(),
				...RELOAD,
			});
		} finally {
			this.#isLoadingMore = false;
		}
	};

	/** Adds the next results to the page, unless another search has begun meanwhile. */
	async #showNext(search: number): Promise<void> {
		const batch = this.#results.slice(this.#shownCount, this.#shownCount + BATCH);
		const { renderResults } = await loadPart(import('./search-results.ts'));
		const items = await renderResults(batch, this.#shownText, this.#paths);
		if (search !== this.#newestSearch) return;
		this.#shownCount += batch.length;
		this.#find('.results').append(...items);
		this.#find('[data-more]').hidden = this.#shownCount >= this.#results.length;
	}
}

/** The text that an earlier visit to this page stored in the history of this tab. */
function storedText(state: unknown): string | undefined {
	const hasText = typeof state === 'object' && state !== null && 'text' in state && typeof state.text === 'string';
	return hasText ? (state as { text: string }).text.slice(0, MAX_TEXT) : undefined;
}

customElements.define('hs-search', Search);
