import { searchQueries } from '../core/text/query.ts';
import { loadPagefind, type PagefindPage } from './pagefind.ts';

const BATCH = 10;
const FACETS = ['kind', 'service', 'tag'] as const;

/** The search page: reads its state from the address, shows results while typing, writes its state back. */
class Search extends HTMLElement {
	#shown = 0;
	#run = 0;
	#results: { data: () => Promise<PagefindPage> }[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;

	connectedCallback(): void {
		this.#fromAddress();
		this.#form.addEventListener('submit', this.#submit);
		this.#form.addEventListener('input', this.#typed);
		this.#box.addEventListener('keydown', this.#enter);
		this.#more.addEventListener('click', this.#showMore);
		void this.#search();
	}

	disconnectedCallback(): void {
		clearTimeout(this.#timer);
		this.#form.removeEventListener('submit', this.#submit);
		this.#form.removeEventListener('input', this.#typed);
		this.#box.removeEventListener('keydown', this.#enter);
		this.#more.removeEventListener('click', this.#showMore);
	}

	get #form(): HTMLFormElement {
		return this.#find('form');
	}

	get #box(): HTMLTextAreaElement {
		return this.#find('textarea');
	}

	get #more(): HTMLButtonElement {
		return this.#find('[data-more]');
	}

	#find<T extends Element>(selector: string): T {
		const element = this.querySelector<T>(selector);
		if (!element) throw new Error(`The search page has no ${selector}.`);
		return element;
	}

	#fromAddress(): void {
		const query = new URLSearchParams(location.search);
		this.#box.value = query.get('q') ?? '';
		for (const facet of FACETS) {
			const select = this.#find<HTMLSelectElement>(`select[name=${facet}]`);
			select.disabled = false;
			select.value = query.get(facet) ?? '';
			if (select.selectedIndex < 0) select.value = '';
		}
		if (this.#box.value === '') this.#box.focus();
	}

	#submit = (event: Event): void => {
		event.preventDefault();
		void this.#search();
	};

	#typed = (): void => {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#search(), 150);
	};

	#enter = (event: KeyboardEvent): void => {
		if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
		event.preventDefault();
		this.#form.requestSubmit();
	};

	#showMore = (): void => {
		void this.#showNext(this.#run).then(() => {
			this.#find<HTMLElement>(`.results > li:nth-child(${this.#shown - ((this.#shown - 1) % BATCH)}) a`).focus();
		});
	};

	async #search(): Promise<void> {
		clearTimeout(this.#timer);
		const run = ++this.#run;
		const text = this.#box.value;
		const filters = this.#filters();
		this.#toAddress(text, filters);
		const queries = searchQueries(text);
		if (queries.length === 0) {
			this.#show([], '');
			return;
		}
		try {
			const pagefind = await loadPagefind();
			for (const [index, query] of queries.entries()) {
				const { results } = await pagefind.search(query, { filters });
				if (run !== this.#run) return;
				if (results.length === 0 && index < queries.length - 1) continue;
				this.#show(results, describe(results.length, index === 0 ? undefined : query));
				await this.#showNext(run);
				return;
			}
		} catch {
			if (run === this.#run)
				this.#show([], 'The search index could not be loaded. The lists of errors and runbooks still work.');
		}
	}

	#filters(): Record<string, string[]> {
		const filters: Record<string, string[]> = {};
		for (const facet of FACETS) {
			const { value } = this.#find<HTMLSelectElement>(`select[name=${facet}]`);
			if (value !== '') filters[facet] = [value];
		}
		return filters;
	}

	#toAddress(text: string, filters: Record<string, string[]>): void {
		const query = new URLSearchParams();
		if (text.trim() !== '') query.set('q', text.trim().slice(0, 1000));
		for (const [facet, [value]] of Object.entries(filters)) if (value) query.set(facet, value);
		const search = query.size > 0 ? `?${query}` : '';
		history.replaceState(null, '', `${location.pathname}${search}`);
	}

	#show(results: { data: () => Promise<PagefindPage> }[], status: string): void {
		this.#results = results;
		this.#shown = 0;
		this.#find('.results').replaceChildren();
		this.#find('[role=status]').textContent = status;
		this.#more.hidden = true;
	}

	async #showNext(run: number): Promise<void> {
		const batch = this.#results.slice(this.#shown, this.#shown + BATCH);
		const pages = await Promise.all(batch.map((result) => result.data()));
		if (run !== this.#run) return;
		this.#shown += batch.length;
		this.#find('.results').append(...pages.map(renderResult));
		this.#more.hidden = this.#shown >= this.#results.length;
	}
}

function describe(found: number, shortened: string | undefined): string {
	if (found === 0) return 'No page has these words.';
	const pages = found === 1 ? '1 page' : `${found} pages`;
	if (shortened === undefined) return `${pages} found.`;
	return `No page has all of these words. ${pages} found for: ${shortened}`;
}

function renderResult(page: PagefindPage): HTMLLIElement {
	const item = document.createElement('li');
	item.className = 'result';
	const heading = document.createElement('h2');
	const link = document.createElement('a');
	link.href = page.url;
	link.textContent = page.meta.title ?? page.url;
	heading.append(link);
	const kind = document.createElement('p');
	kind.className = 'small';
	kind.textContent = page.meta.kind ?? '';
	const excerpt = document.createElement('p');
	excerpt.append(...markedText(page.excerpt));
	item.append(heading, excerpt, kind);
	return item;
}

/** Rebuilds Pagefind's excerpt as text and marks, so that nothing from the index is ever parsed as page markup. */
function markedText(excerpt: string): Node[] {
	const parsed = new DOMParser().parseFromString(excerpt, 'text/html');
	return [...parsed.body.childNodes].map((node) => {
		if (!(node instanceof Element) && node.nodeName !== 'MARK') return document.createTextNode(node.textContent ?? '');
		const mark = document.createElement('mark');
		mark.textContent = node.textContent;
		return mark;
	});
}

customElements.define('hs-search', Search);
