import type { MatchResult } from '../core/match/runtime.ts';
import { clearFailure, RELOAD, showFailure, setUpOrShowFailure, type Actions } from './failure.ts';
import { sendPaste } from './send-paste.ts';
import { Matcher, type MatchedText } from './matcher.ts';
import { loadPart } from './load-part.ts';

/** Maximum size of a file. The matcher takes linear time, but the memory of a tab is limited. */
const MAX_FILE_BYTES = 50 * 1024 * 1024;
/** Time after which the page says that the verdict is still loading. */
const SLOW_MS = 1000;
/** A longer text is matched, but the text box shows only this many characters, because it would stall. */
const MAX_SHOWN_LENGTH = 200_000;

/**
 * A paste box with a verdict below it, updated while typing. The text goes only to a worker of this page. Submitting the
 * form passes it to the search page through the storage of this tab, never through an address.
 */
class PasteBox extends HTMLElement {
	#matcher: Matcher | undefined;
	#shownDraft = '';
	/** The answer to show; an older one whose view is still loading is dropped. */
	#newest: MatchedText | undefined;
	/** Set by a paste, until its verdict is shown. */
	#isPasted = false;

	/** Timer for the "Loading…" note, so that a slow verdict does not look like no verdict. */
	#slow: ReturnType<typeof setTimeout> | undefined;

	connectedCallback(): void {
		setUpOrShowFailure(this, () => this.#open());
	}

	#open(): void {
		const { form, box } = this.#parts();
		box.addEventListener('focus', this.#start, { once: true });
		box.addEventListener('input', this.#ask);
		box.addEventListener('paste', this.#markPaste);
		document.addEventListener('paste', this.#pasteElsewhere);
		box.addEventListener('keydown', this.#submitOnEnter);
		form.addEventListener('dragover', allowDrop);
		form.addEventListener('drop', this.#drop);
		form.addEventListener('submit', this.#submit);
		this.addEventListener('click', this.#draft);
		if (box.value.trim() !== '' || document.activeElement === box) this.#ask();
		else whenIdle(this.#start);
	}

	disconnectedCallback(): void {
		document.removeEventListener('paste', this.#pasteElsewhere);
		this.#matcher?.close();
		this.#matcher = undefined;
	}

	/** Sets the text from outside, for example from an address, and matches it. */
	setText(text: string): void {
		this.#parts().box.value = text;
		this.#ask();
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

	#start = (): Matcher => {
		// Requested early, so that it has loaded before the first answer; `#view` reports a failed load.
		if (!this.#matcher) loadView().catch(() => undefined);
		this.#matcher ??= new Matcher(this.#show, this.#fail);
		return this.#matcher;
	};

	#ask = (): void => {
		this.#judge(this.#parts().box.value);
	};

	#judge(text: string): void {
		if (text.trim() === '') {
			const { out, status } = this.#parts();
			out.replaceChildren();
			status.textContent = '';
			this.#showProgress('');
			return;
		}
		this.#slow ??= setTimeout(() => this.#showProgress('Loading the list of known errors…'), SLOW_MS);
		this.#start().ask(text);
	}

	/** Shows the progress of the verdict in small print below the box. */
	#showProgress(text: string): void {
		clearTimeout(this.#slow);
		this.#slow = undefined;
		const { form, status } = this.#parts();
		clearFailure(status);
		const place = form.querySelector('.took');
		if (place) place.textContent = text;
	}

	#show = (answer: MatchedText): void => {
		this.#newest = answer;
		this.#view(answer).catch((error: unknown) => {
			if (this.#newest === answer) this.#reject('it could not be shown.', { 'Try again': this.#ask, ...RELOAD }, error);
		});
	};

	async #view(answer: MatchedText): Promise<void> {
		const { text, result, ms, cards, cardsAre } = answer;
		const { viewVerdict } = await loadPart(loadView());
		const { elements, sentence } = await viewVerdict(text, result, cards);
		const { out, status, box } = this.#parts();
		if (this.#newest !== answer || box.value.trim() === '') return;
		const isWords = result.verdict === 'unknown' && areWords(text, result);
		out.replaceChildren(...(isWords ? [] : elements));
		this.#shownDraft = text;
		const said = isWords ? '' : sentence;
		if (status.textContent !== said) status.textContent = said;
		this.#showProgress(isWords ? '' : `matched in ${ms < 0.1 ? 'under 0.1' : ms.toFixed(1)} ms`);
		if (cardsAre === 'missing' && result.matches.length > 0) {
			showFailure(status, 'Meanings, first steps and runbooks of these errors could not be loaded.', undefined, {
				'Try again': this.#ask,
			});
		}
		if (this.#isPasted && !isWords) bringIntoView(out);
		this.#isPasted = false;
		this.dispatchEvent(new CustomEvent('hs-verdict', { bubbles: true, detail: { verdict: result.verdict } }));
	}

	#fail = (reason: string): void => {
		this.#reject(reason, { 'Try again': this.#ask, ...RELOAD });
	};

	#reject(reason: string, actions: Actions, error?: unknown): void {
		const { out, status } = this.#parts();
		out.replaceChildren();
		this.#showProgress('');
		showFailure(status, `No verdict: ${reason} The error pages are still available.`, error, actions);
	}

	#markPaste = (): void => {
		this.#isPasted = true;
	};

	/** A paste while no field has the focus is meant for this box. */
	#pasteElsewhere = (event: ClipboardEvent): void => {
		const text = event.clipboardData?.getData('text/plain') ?? '';
		const isTyping = event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]');
		if (event.defaultPrevented || isTyping || text === '' || !this.checkVisibility()) return;
		event.preventDefault();
		this.#parts().box.focus();
		this.#isPasted = true;
		this.#take(text, 'The paste');
	};

	#submit = (event: SubmitEvent): void => {
		event.preventDefault();
		if (this.hasAttribute('data-here')) return;
		sendPaste(this.#parts().box);
	};

	#submitOnEnter = (event: KeyboardEvent): void => {
		const sends = event.key === 'Enter' && !event.shiftKey && !event.isComposing && !event.defaultPrevented;
		if (!sends || this.#parts().box.value.includes('\n')) return;
		event.preventDefault();
		this.#parts().form.requestSubmit();
	};

	#drop = (event: DragEvent): void => {
		const file = event.dataTransfer?.files[0];
		if (!file) return;
		event.preventDefault();
		void this.#readFile(file);
	};

	async #readFile(file: File): Promise<void> {
		if (file.size > MAX_FILE_BYTES) {
			this.#reject(`${file.name} is larger than 50 MB; "hindsight match" reads files of any size.`, {});
			return;
		}
		try {
			this.#take(await file.text(), file.name);
		} catch {
			this.#reject(`${file.name} could not be read.`, {});
		}
	}

	/** Matches a text that was not typed. The box shows only the beginning of a long text. */
	#take(text: string, name: string): void {
		this.#parts().box.value =
			text.length <= MAX_SHOWN_LENGTH
				? text
				: `${text.slice(0, MAX_SHOWN_LENGTH)}\n[${name} goes on; all of it was read]`;
		this.#judge(text);
	}

	#draft = (event: MouseEvent): void => {
		if (!(event.target instanceof HTMLElement) || !event.target.matches('[data-draft]')) return;
		const { target } = event;
		loadPart(import('./download-draft.ts'))
			.then(({ downloadDraft }) => downloadDraft(this.#shownDraft))
			.catch((error: unknown) => showFailure(target, 'No draft was made.', error));
	};
}

/** The code that renders a verdict is loaded with the matcher, not with the page. */
const loadView = () => import('./verdict-view.ts');

/**
 * Search words are not a paste; saying "no match" to each of them would be noise. Anything that names an exception
 * or a code, or is written the way programs write, deserves the answer.
 */
function areWords(text: string, { recognised }: MatchResult): boolean {
	if (recognised.exceptions.length > 0 || recognised.codes.length > 0) return false;
	return text.length < 60 && !/[\n[\]{}=<>]|\w: /.test(text);
}

function allowDrop(event: DragEvent): void {
	event.preventDefault();
}

/** Scrolls to a verdict that begins in the lower half of the window or below it. */
function bringIntoView(verdict: HTMLElement): void {
	if (verdict.getBoundingClientRect().top > innerHeight / 2) verdict.scrollIntoView({ block: 'start' });
}

/** The index is small, but a reader may never paste anything, so it loads when the browser is idle. */
function whenIdle(start: () => void): void {
	if ('requestIdleCallback' in globalThis) requestIdleCallback(start, { timeout: 5000 });
	else setTimeout(start, 2000);
}

customElements.define('hs-paste', PasteBox);

export type { PasteBox };
