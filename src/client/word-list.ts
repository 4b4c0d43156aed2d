import { alertAddress } from '../core/alerts/address.ts';
import { addressOf, NAME_OF } from '../core/address/address.ts';
import type { WordResult } from '../core/search/search-words.ts';
import type { WordEntry } from '../core/search/word-entry.ts';
import { count } from '../core/text/prose/words.ts';
import stylesheet from '../styles/pages/words.css?url';
import { h } from './dom.ts';
import { href } from './href.ts';
import { loadStylesheet } from './load-stylesheet.ts';
import { findPages } from './word-search.ts';

/** Number of pages that a box shows. The search page shows more. */
const MAX_SHOWN = 5;
/** Pause in typing after which the result is announced, so that it is not announced after every letter. */
const ANNOUNCE_MS = 600;

/**
 * The pages that match the words in a box, as a list of links below the verdict.
 *
 * It is a plain list and not a combobox: the box is a text area for pasted logs, which cannot have that role, and a row
 * has a title, a kind and a sentence, which a screen reader would read as one string if the row were an option. A
 * status says how many pages there are, Tab reaches them, and the arrow keys are a shortcut that moves the real focus.
 */
export class WordList {
	readonly #section = h('section', { class: 'words', 'aria-label': 'Pages with these words' });
	readonly #box: HTMLTextAreaElement;
	readonly #status: HTMLElement;
	#results: readonly WordResult[] | undefined;
	#hasVerdict = false;
	#announceTimer: ReturnType<typeof setTimeout> | undefined;

	constructor(box: HTMLTextAreaElement, status: HTMLElement, verdicts: HTMLElement) {
		this.#box = box;
		this.#status = status;
		verdicts.after(this.#section);
	}

	/** Shows the pages for a text if the box still contains it when they arrive. Rejects if the index does not arrive. */
	async show(text: string, isCurrent: () => boolean): Promise<void> {
		const render = (results: readonly WordResult[]) => {
			if (isCurrent()) this.#render((this.#results = results));
		};
		const [found] = await Promise.all([findPages(text, render), loadStylesheet(stylesheet)]);
		render(found);
	}

	/** Says whether a verdict is shown above. Next to one, a page with only some of the words would be noise. */
	setVerdict(isShown: boolean): void {
		if (isShown === this.#hasVerdict) return;
		this.#hasVerdict = isShown;
		if (this.#results) this.#render(this.#results);
	}

	clear(): void {
		this.#results = undefined;
		clearTimeout(this.#announceTimer);
		this.#section.replaceChildren();
	}

	/**
	 * Moves the focus with the arrow keys: from the box to the first link, between links, and back to the box. Escape also
	 * returns to the box.
	 */
	moveFocus(event: KeyboardEvent, links: readonly HTMLElement[]): void {
		const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
		const from = links.indexOf(event.target as HTMLElement);
		const isInBox = event.target === this.#box;
		if (event.key === 'Escape' && from >= 0 && !this.#box.closest('dialog')) this.#box.focus();
		// In a text of several lines, the keys move the cursor.
		if (step === 0 || event.altKey || (isInBox && (step < 0 || this.#box.value.trim().includes('\n')))) return;
		if (!isInBox && from < 0) return;
		const next = isInBox ? links[0] : from + step < 0 ? this.#box : links[from + step];
		if (!next) return;
		event.preventDefault();
		next.focus();
	}

	#render(results: readonly WordResult[]): void {
		const hasVerdict = this.#hasVerdict;
		const shown = results.filter(({ hasAllWords }) => hasAllWords || !hasVerdict).slice(0, MAX_SHOWN);
		clearTimeout(this.#announceTimer);
		if (shown.length === 0) {
			this.#section.replaceChildren(hasVerdict ? '' : h('p', { class: 'small' }, NOTHING));
		} else {
			const isPartial = shown.some(({ hasAllWords }) => !hasAllWords);
			this.#section.replaceChildren(
				h('p', { class: 'small' }, isPartial ? 'No title or summary has all of these words. Closest pages:' : HINT),
				h('ol', {}, ...shown.map(renderRow)),
			);
		}
		if (hasVerdict) return;
		const [first] = shown;
		const sentence = first
			? `${count(shown.length, 'page')}. First: ${kindOf(first.entry)}, ${first.entry.title}.`
			: NOTHING;
		this.#announceTimer = setTimeout(() => (this.#status.textContent = sentence), ANNOUNCE_MS);
	}
}

const NOTHING = 'No title or summary has these words. The button searches the full text.';
const HINT = 'Enter opens the first page.';

/** The address of a result. */
export function pathOf({ kind, id }: WordEntry): string {
	return href(kind === 'alert' ? alertAddress(id) : addressOf(kind, id));
}

/** The kind of a result as its label shows it. */
export function kindOf({ kind }: WordEntry): string {
	return kind === 'alert' ? 'Alert' : NAME_OF[kind].one;
}

function renderRow({ entry, name }: WordResult): HTMLElement {
	return h(
		'li',
		{},
		h('span', { class: 'kind' }, name !== undefined && h('b', {}, name), name !== undefined && ' ', kindOf(entry)),
		h('a', { href: pathOf(entry) }, entry.title),
		h('p', {}, entry.line),
	);
}
