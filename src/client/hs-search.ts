import { maskSecrets } from '../core/draft/mask-secrets.ts';
import { searchQueries } from '../core/text/query.ts';
import { count } from '../core/text/words.ts';
import { h } from './dom.ts';
import type { PasteBox } from './hs-paste.ts';
import { takePaste } from './kept-paste.ts';
import { loadPagefind, type Pagefind, type PagefindPage } from './pagefind.ts';

type Results = Awaited<ReturnType<Pagefind['search']>>['results'];

const BATCH = 10;
const FACETS = ['kind', 'service', 'tag'] as const;
/** Longer texts are pastes: they stay out of the address, in this tab's history. */
const LONGEST_IN_ADDRESS = 120;

/**
 * Full-text results below the verdict. The query comes from `?q=`, from the fragment, or from the page before; it goes
 * back into the fragment, which no server sees, and only if it is short enough to be words.
 */
class Search extends HTMLElement {
	#shown = 0;
	#run = 0;
	#results: Results = [];
	#timer: ReturnType<typeof setTimeout> | undefined;

	async connectedCallback(): Promise<void> {
		this.addEventListener('submit', this.#soon);
		this.addEventListener('input', this.#soon);
		this.#find('[data-more]').addEventListener('click', this.#showMore);
		await customElements.whenDefined('hs-paste');
		this.#fromAddress();
	}

	disconnectedCallback(): void {
		clearTimeout(this.#timer);
		this.removeEventListener('submit', this.#soon);
		this.removeEventListener('input', this.#soon);
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

	#fromAddress(): void {
		const query = new URLSearchParams(location.hash.length > 1 ? location.hash.slice(1) : location.search);
		const kept = takePaste() ?? keptText(history.state);
		for (const facet of FACETS) {
			const select = this.#find<HTMLSelectElement>(`select[name=${facet}]`);
			select.disabled = false;
			select.value = query.get(facet) ?? '';
			if (select.selectedIndex < 0) select.value = '';
		}
		const text = kept ?? query.get('q') ?? '';
		if (text === '') this.#find('textarea').focus();
		this.#find<PasteBox>('hs-paste').setText(text);
		void this.#search();
	}

	#soon = (event: Event): void => {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#search(), event.type === 'submit' ? 0 : 150);
	};

	async #search(): Promise<void> {
		const run = ++this.#run;
		const filters = this.#filters();
		this.#toAddress(filters);
		const queries = searchQueries(this.#text);
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
			if (run !== this.#run) return;
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

	#toAddress(filters: Record<string, string[]>): void {
		const text = this.#text.trim();
		const fragment = new URLSearchParams();
		const isShort = text.length <= LONGEST_IN_ADDRESS && !text.includes('\n');
		// An address is kept in histories and passed on: nothing that looks like a secret goes there.
		if (text !== '' && isShort && maskSecrets(text) === text) fragment.set('q', text);
		for (const [facet, [value]] of Object.entries(filters)) if (value) fragment.set(facet, value);
		const hash = fragment.size > 0 ? `#${fragment}` : '';
		history.replaceState({ text }, '', `${location.pathname}${hash}`);
	}

	#show(results: Results, status: string): void {
		this.#results = results;
		this.#shown = 0;
		this.#find('.results').replaceChildren();
		this.#find('.results-title').hidden = results.length === 0;
		this.#find('.results-status').textContent = status;
		this.#find('[data-more]').hidden = true;
	}

	#showMore = async (): Promise<void> => {
		const first = this.#shown + 1;
		await this.#showNext(this.#run);
		this.#find(`.results > li:nth-child(${first}) a`).focus();
	};

	async #showNext(run: number): Promise<void> {
		const batch = this.#results.slice(this.#shown, this.#shown + BATCH);
		const pages = await Promise.all(batch.map((result) => result.data()));
		if (run !== this.#run) return;
		this.#shown += batch.length;
		this.#find('.results').append(...pages.map(renderResult));
		this.#find('[data-more]').hidden = this.#shown >= this.#results.length;
	}
}

function keptText(state: unknown): string | undefined {
	const isKept = typeof state === 'object' && state !== null && 'text' in state && typeof state.text === 'string';
	return isKept ? (state as { text: string }).text : undefined;
}

function describe(found: number, shortened: string | undefined): string {
	if (found === 0) return 'No page has these words.';
	const pages = `${count(found, 'page')} found`;
	return shortened === undefined ? `${pages}.` : `No page has all of these words. ${pages} for: ${shortened}`;
}

function renderResult({ url, meta, excerpt }: PagefindPage): HTMLLIElement {
	return h(
		'li',
		{ class: 'result' },
		h('h3', {}, h('a', { href: url }, meta.title ?? url)),
		h('p', {}, ...markedText(excerpt)),
		h('p', { class: 'small' }, meta.kind ?? ''),
	);
}

/** Rebuilds Pagefind's excerpt as text and marks, so that nothing from the index is ever parsed as page markup. */
function markedText(excerpt: string): Node[] {
	const parsed = new DOMParser().parseFromString(excerpt, 'text/html');
	return [...parsed.body.childNodes].map((node) => {
		const text = node.textContent ?? '';
		return node.nodeName === 'MARK' ? h('mark', {}, text) : document.createTextNode(text);
	});
}

customElements.define('hs-search', Search);
