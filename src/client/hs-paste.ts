import { describeVerdict, renderVerdict } from './verdict-view.ts';
import { h } from './dom.ts';
import { keepPaste } from './kept-paste.ts';
import { Matcher, type MatchedText } from './matcher.ts';

/** Files up to this size are read; the matcher is linear, the memory of a tab is not endless. */
const LARGEST_FILE = 50 * 1024 * 1024;
/** More than this is matched, but not put into the text box, which would stall. */
const LARGEST_SHOWN = 200_000;

/**
 * A paste box with a verdict below it, given while typing. The text goes to a worker of this page and nowhere else:
 * sending the form hands it to the search page through the history of this tab, never through an address.
 */
class PasteBox extends HTMLElement {
	#matcher: Matcher | undefined;
	#shownDraft = '';

	connectedCallback(): void {
		const { form, box } = this.#parts();
		box.addEventListener('focus', this.#start, { once: true });
		box.addEventListener('input', this.#ask);
		box.addEventListener('keydown', this.#submitOnEnter);
		form.addEventListener('dragover', allowDrop);
		form.addEventListener('drop', this.#drop);
		form.addEventListener('submit', this.#submit);
		this.addEventListener('click', this.#draft);
		if (box.value.trim() !== '' || document.activeElement === box) this.#ask();
		else whenIdle(this.#start);
	}

	disconnectedCallback(): void {
		this.#matcher?.close();
		this.#matcher = undefined;
	}

	/** Sets the text from outside, for example from an address, and judges it. */
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
			return;
		}
		this.#start().ask(text);
	}

	#show = ({ text, result, ms, cards }: MatchedText): void => {
		const { out, status, form, box } = this.#parts();
		if (box.value.trim() === '') return;
		// Words to search for are no paste; saying "not known" to each of them would be noise.
		const isWords = result.verdict === 'unknown' && text.length < 60 && !text.includes('\n');
		out.replaceChildren(...(isWords ? [] : renderVerdict(text, result, cards)));
		this.#shownDraft = text;
		const sentence = isWords ? '' : describeVerdict(result, cards);
		if (status.textContent !== sentence) status.textContent = sentence;
		const took = form.querySelector('.took');
		if (took) took.textContent = isWords ? '' : `matched in ${ms < 0.1 ? 'under 0.1' : ms.toFixed(1)} ms`;
		this.dispatchEvent(new CustomEvent('hs-verdict', { bubbles: true, detail: { verdict: result.verdict } }));
	};

	#fail = (reason: string): void => {
		this.#parts().out.replaceChildren(
			h('p', { class: 'small' }, `No verdict: ${reason} The lists of errors and the search still work.`),
		);
	};

	#submit = (event: SubmitEvent): void => {
		event.preventDefault();
		if (this.hasAttribute('data-here')) return;
		keepPaste(this.#parts().box.value);
		location.assign('/search/');
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
		if (file.size > LARGEST_FILE) {
			this.#fail(`${file.name} is larger than 50 MB; "hindsight match" reads files of any size.`);
			return;
		}
		const text = await file.text();
		const { box } = this.#parts();
		box.value =
			text.length <= LARGEST_SHOWN
				? text
				: `${text.slice(0, LARGEST_SHOWN)}\n[${file.name} goes on; all of it was read]`;
		this.#judge(text);
	}

	#draft = (event: MouseEvent): void => {
		if (!(event.target instanceof HTMLElement) || !event.target.matches('[data-draft]')) return;
		void import('./download-draft.ts').then(({ downloadDraft }) => downloadDraft(this.#shownDraft));
	};
}

function allowDrop(event: DragEvent): void {
	event.preventDefault();
}

/** The index is small, but a page that is only read does not need it before the browser has nothing better to do. */
function whenIdle(start: () => void): void {
	if ('requestIdleCallback' in globalThis) requestIdleCallback(start, { timeout: 5000 });
	else setTimeout(start, 2000);
}

customElements.define('hs-paste', PasteBox);

export type { PasteBox };
