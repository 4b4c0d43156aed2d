import { looksLikeSearch, mayBeWords } from '../core/search/kind-of-text.ts';
import { clearFailure, RELOAD, showFailure, setUpOrShowFailure, type Actions } from './failure.ts';
import { sendPaste } from './send-paste.ts';
import { Matcher, type MatchedText } from './matcher.ts';
import { loadPart } from './load-part.ts';
import type { WordList } from './word-list.ts';

/** Maximum size of a file. The matcher takes linear time, but the memory of a tab is limited. */
const MAX_FILE_BYTES = 50 * 1024 * 1024;
/** Time after which the page says that the verdict is still loading. */
const SLOW_MS = 1000;
/** A longer text is matched, but the text box shows only this many characters, because more would stall it. */
const MAX_SHOWN_LENGTH = 200_000;

/**
 * A paste box with a verdict below it, updated while typing. The text goes only to a worker of this page. Submitting the
 * form passes it to the search page through the storage of this tab, never through an address.
 */
class PasteBox extends HTMLElement {
	#matcher: Matcher | undefined;
	/** The text for which the page shows a verdict, or the reason why there is none. */
	#verdictIsFor = '';
	/** The newest answer. Older answers are dropped, including one that is waiting for the code that renders it. */
	#newestAnswer: MatchedText | undefined;
	/** True from a paste until its verdict is shown. */
	#isFromPaste = false;

	/** The newest text to match. It may be longer than the text that the box shows. */
	#currentText = '';
	/** The text for which the list of pages is up to date, because it is shown or not needed. */
	#wordsAreFor = '';
	#words: WordList | undefined;
	/** The text for which Enter was pressed and nothing has been opened yet. */
	#toOpen: string | undefined;

	/** Timer for the "Loading…" note, so that a slow verdict does not look like no verdict. */
	#slowTimer: ReturnType<typeof setTimeout> | undefined;

	connectedCallback(): void {
		setUpOrShowFailure(this, () => this.#setUp());
	}

	#setUp(): void {
		const { form, box } = this.#parts();
		box.addEventListener('focus', this.#startMatcher, { once: true });
		box.addEventListener('input', this.#matchBox);
		box.addEventListener('paste', this.#markPaste);
		document.addEventListener('paste', this.#pasteElsewhere);
		this.addEventListener('keydown', this.#onKey);
		form.addEventListener('dragover', allowDrop);
		form.addEventListener('drop', this.#drop);
		form.addEventListener('submit', this.#submit);
		this.addEventListener('click', this.#downloadDraft);
		if (box.value.trim() !== '' || document.activeElement === box) this.#matchBox();
		else whenIdle(this.#startMatcher);
		// If the reader pressed Enter in the dialog before this code had loaded, it began a new line. Now it opens
		// something.
		if (box.value.endsWith('\n') && mayBeWords(box.value)) this.#toOpen = this.#currentText;
	}

	disconnectedCallback(): void {
		document.removeEventListener('paste', this.#pasteElsewhere);
		this.#matcher?.close();
		this.#matcher = undefined;
	}

	/** Sets the text from outside, for example from an address, and matches it. */
	setText(text: string): void {
		this.#parts().box.value = text;
		this.#matchBox();
	}

	#parts(): { form: HTMLFormElement; box: HTMLTextAreaElement; out: HTMLElement; status: HTMLElement } {
		const find = <T extends Element>(selector: string): T => {
			const element = this.querySelector<T>(selector);
			if (!element) throw new Error(`<hs-paste> has no ${selector}.`);
			return element;
		};
		return {
			form: find('form'),
			box: find('textarea'),
			out: find('.verdicts'),
			status: find('.verdict-status'),
		};
	}

	#startMatcher = (): Matcher => {
		// Requested early, so that it has loaded before the first answer; `#render` reports a failed load.
		if (!this.#matcher) loadView().catch(() => undefined);
		this.#matcher ??= new Matcher(this.#showVerdict, this.#fail);
		return this.#matcher;
	};

	#matchBox = (): void => {
		this.#matchText(this.#parts().box.value);
	};

	#matchText(text: string): void {
		this.#currentText = text;
		this.#toOpen = undefined;
		void this.#showWords(text);
		if (text.trim() === '') {
			const { out, status } = this.#parts();
			out.replaceChildren();
			status.textContent = '';
			this.#showProgress('');
			return;
		}
		this.#slowTimer ??= setTimeout(() => this.#showProgress('Loading the list of known errors…'), SLOW_MS);
		this.#startMatcher().ask(text);
	}

	/** Shows the progress of the verdict in small print below the box. */
	#showProgress(text: string): void {
		clearTimeout(this.#slowTimer);
		this.#slowTimer = undefined;
		const { form, status } = this.#parts();
		clearFailure(status);
		const smallPrint = form.querySelector('.took');
		if (smallPrint) smallPrint.textContent = text;
	}

	/** Shows the pages that match a short text. The search page does that itself. */
	async #showWords(text: string): Promise<void> {
		const { box, out, status } = this.#parts();
		try {
			if (mayBeWords(text) && !this.closest('hs-search')) {
				const { WordList } = await loadPart(import('./word-list.ts'));
				this.#words ??= new WordList(box, status, out);
				await this.#words.show(text.trim(), () => this.#currentText === text);
			} else this.#words?.clear();
		} catch {
			// The verdict reports that the site cannot be reached, and the button still searches.
			this.#words?.clear();
		}
		if (this.#currentText !== text) return;
		this.#wordsAreFor = text;
		this.#openIfAnswered();
	}

	#showVerdict = (answer: MatchedText): void => {
		this.#newestAnswer = answer;
		this.#render(answer).catch((error: unknown) => {
			if (this.#newestAnswer === answer)
				this.#showNoVerdict('it could not be shown.', { 'Try again': this.#matchBox, ...RELOAD }, error);
		});
	};

	async #render(answer: MatchedText): Promise<void> {
		const { text, result, ms, cards, cardsAre } = answer;
		const { viewVerdict } = await loadPart(loadView());
		const { elements, sentence } = await viewVerdict(text, result, cards);
		const { out, status, box } = this.#parts();
		if (this.#newestAnswer !== answer || box.value.trim() === '') return;
		const isSearch = result.verdict === 'unknown' && looksLikeSearch(text, result);
		out.replaceChildren(...(isSearch ? [] : elements));
		this.#words?.setVerdict(!isSearch);
		this.#verdictIsFor = text;
		const announced = isSearch ? '' : sentence;
		if (status.textContent !== announced) status.textContent = announced;
		this.#showProgress(isSearch ? '' : `matched in ${ms < 0.1 ? 'under 0.1' : ms.toFixed(1)} ms`);
		if (cardsAre === 'missing' && result.matches.length > 0) {
			showFailure(status, 'Meanings, first steps and runbooks of these errors could not be loaded.', undefined, {
				'Try again': this.#matchBox,
			});
		}
		if (this.#isFromPaste && !isSearch) bringIntoView(out);
		this.#isFromPaste = false;
		this.#openIfAnswered();
		this.dispatchEvent(new CustomEvent('hs-verdict', { bubbles: true, detail: { verdict: result.verdict } }));
	}

	#fail = (reason: string): void => {
		this.#showNoVerdict(reason, { 'Try again': this.#matchBox, ...RELOAD });
	};

	#showNoVerdict(reason: string, actions: Actions, error?: unknown): void {
		const { out, status } = this.#parts();
		out.replaceChildren();
		this.#showProgress('');
		showFailure(status, `No verdict: ${reason} The error pages are still available.`, error, actions);
		this.#verdictIsFor = this.#currentText;
		this.#openIfAnswered();
	}

	#markPaste = (): void => {
		this.#isFromPaste = true;
	};

	/** A paste while no field has the focus is meant for this box. */
	#pasteElsewhere = (event: ClipboardEvent): void => {
		const text = event.clipboardData?.getData('text/plain') ?? '';
		const isTyping = event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]');
		if (event.defaultPrevented || isTyping || text === '' || !this.checkVisibility()) return;
		event.preventDefault();
		this.#parts().box.focus();
		this.#isFromPaste = true;
		this.#takeText(text, 'The paste');
	};

	#submit = (event: SubmitEvent): void => {
		event.preventDefault();
		if (this.hasAttribute('data-here')) return;
		sendPaste(this.#parts().box);
	};

	#onKey = (event: KeyboardEvent): void => {
		const { box, out } = this.#parts();
		const isPlainEnter = event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.target === box;
		if (isPlainEnter) {
			// In a text of several lines whose verdict offers nothing to open, Enter begins a new line.
			if (box.value.trim().includes('\n') && !out.querySelector(MAIN_LINK)) return;
			event.preventDefault();
			this.#toOpen = this.#currentText;
			this.#openIfAnswered();
			return;
		}
		const links = [...this.querySelectorAll<HTMLElement>('.verdict .go a, .words a')];
		this.#words?.moveFocus(event, links);
	};

	/**
	 * After Enter, opens the main link of the verdict, or else the first page with the words. If there is neither, submits
	 * the form. Waits for the verdict, and without a link in it also for the pages.
	 */
	#openIfAnswered(): void {
		if (this.#toOpen === undefined || this.#toOpen !== this.#currentText) return;
		if (this.#toOpen !== this.#verdictIsFor && this.#toOpen.trim() !== '') return;
		const first = this.querySelector<HTMLElement>(MAIN_LINK);
		if (!first && this.#wordsAreFor !== this.#currentText) return;
		this.#toOpen = undefined;
		const page = first ?? this.querySelector<HTMLElement>('.words a');
		if (page) page.click();
		else this.#parts().form.requestSubmit();
	}

	#drop = (event: DragEvent): void => {
		const file = event.dataTransfer?.files[0];
		if (!file) return;
		event.preventDefault();
		void this.#readFile(file);
	};

	async #readFile(file: File): Promise<void> {
		if (file.size > MAX_FILE_BYTES) {
			this.#showNoVerdict(`${file.name} is larger than 50 MB; "hindsight match" reads files of any size.`, {});
			return;
		}
		try {
			this.#takeText(await file.text(), file.name);
		} catch {
			this.#showNoVerdict(`${file.name} could not be read.`, {});
		}
	}

	/** Matches a text that was not typed. The box shows only the beginning of a long text. */
	#takeText(text: string, name: string): void {
		this.#parts().box.value =
			text.length <= MAX_SHOWN_LENGTH
				? text
				: `${text.slice(0, MAX_SHOWN_LENGTH)}\n[${name} continues; all of it was read]`;
		this.#matchText(text);
	}

	#downloadDraft = (event: MouseEvent): void => {
		if (!(event.target instanceof HTMLElement) || !event.target.matches('[data-draft]')) return;
		const { target } = event;
		loadPart(import('./download-draft.ts'))
			.then(({ downloadDraft }) => downloadDraft(this.#verdictIsFor))
			.catch((error: unknown) => showFailure(target, 'No draft was made.', error));
	};
}

/** The main link of a verdict. */
const MAIN_LINK = '.verdict .go a.main';

/** The code that renders a verdict is loaded with the matcher, not with the page. */
const loadView = () => import('./verdict-view.ts');

function allowDrop(event: DragEvent): void {
	event.preventDefault();
}

/** Scrolls to a verdict that begins in the lower half of the window or below it. */
function bringIntoView(verdict: HTMLElement): void {
	if (verdict.getBoundingClientRect().top > innerHeight / 2) verdict.scrollIntoView({ block: 'start' });
}

/** Calls `start` when the browser is idle, so that readers who never paste anything do not wait for the index. */
function whenIdle(start: () => void): void {
	if ('requestIdleCallback' in globalThis) requestIdleCallback(start, { timeout: 5000 });
	else setTimeout(start, 2000);
}

customElements.define('hs-paste', PasteBox);

export type { PasteBox };
