import { button, h } from './dom.ts';
import { clearFailure, showFailure, setUpOrShowFailure } from './failure.ts';
import { hasIncident } from './current-incident.ts';
import { readTab, writeTab } from './tab-storage.ts';
import { hasStoredValues } from './values-key.ts';
import { loadOnce, loadPart } from './load-part.ts';
import { folds, openAt } from './folds.ts';
import { addTickBoxes } from './hs-runbook-blocks.ts';
import { beforeCopy } from './hs-command.ts';
import type { Block, RunbookPage } from './runbook-page.ts';
import type { Session } from './hs-runbook-session.ts';

/**
 * Makes a runbook interactive: opens its parts, and adds tick boxes to them. Modules loaded on demand put values into
 * the commands, and store ticks and notes.
 */
class Runbook extends HTMLElement implements RunbookPage {
	blocks: Block[] = [];
	#bar = h('div', { class: 'incident' });
	#keys = h('button', { type: 'button', class: 'btn keys' });
	#usesSession = false;
	#controller = new AbortController();

	connectedCallback(): void {
		setUpOrShowFailure(this, () => this.#start());
	}

	#start(): void {
		const { signal } = (this.#controller = new AbortController());
		for (const input of document.querySelectorAll<HTMLInputElement>('.params input')) input.disabled = false;
		document.querySelector('.params')?.addEventListener('submit', (event) => event.preventDefault(), { signal });
		this.blocks = addTickBoxes();
		for (const block of this.blocks) {
			const { box, more } = block;
			box.addEventListener('change', () => void this.#tick(block, box.checked), { signal });
			more.addEventListener(
				'click',
				() =>
					void this.#withSession(block.row, 'Notes cannot be written.', async (session) => session.toggleNotes(block)),
				{ signal },
			);
		}
		document.addEventListener('hs-answer', this.#saveAnswer, { signal });
		const startButton = button('Start an incident', () => {
			void this.#withSession(this.#bar, 'The incident could not be started.', (session) => session.start());
		});
		const allButton = button('Open all parts', () => {
			const isOpen = folds().every(({ open }) => open);
			for (const fold of folds()) fold.open = !isOpen;
			allButton.textContent = isOpen ? 'Open all parts' : 'Close all parts';
		});
		this.#bar.append(startButton);
		this.replaceChildren(this.#bar);
		// Beside the runbook, so that few tab stops come before its first command.
		document.querySelector('.aside')?.append(h('p', { class: 'go' }, allButton, this.#keys));
		this.#keys.addEventListener('click', this.#switchKeys, { signal });
		this.#showKeys();
		document.addEventListener('keydown', this.#onKey, { signal });
		document.addEventListener('click', this.#onLink, { signal });
		beforeCopy.prepare = async () => void (await this.#loadValues());
		const preload = () => {
			// A failure is reported by what needs the part: Copy, or the button that was pressed.
			this.#loadValues().catch(() => undefined);
			this.#loadSession().catch(() => undefined);
		};
		const readAddress = () => {
			if (!location.hash.includes('=') && !hasStoredValues()) return openAt(location.hash.slice(1));
			this.#loadValues().catch((error: unknown) => showFailure(this.#bar, 'Values are not in the commands.', error));
		};
		readAddress();
		addEventListener('hashchange', readAddress, { signal });
		void hasIncident().then((hasOne) => {
			if (hasOne) void this.#withSession(this.#bar, 'Ticks are not shown.', async () => undefined);
		});
		// Preloads what a click or a key needs.
		for (const event of ['pointerdown', 'keydown']) addEventListener(event, preload, { once: true, signal });
	}

	disconnectedCallback(): void {
		this.#controller.abort();
	}

	get runbookId(): string {
		return this.dataset['id'] ?? '';
	}

	adopt(values: Readonly<Record<string, string>>): void {
		void this.#loadValues().then((loaded) => loaded.adopt(values));
	}

	forget(): void {
		void this.#loadValues().then((loaded) => loaded.forget());
	}

	/** Values are loaded once there are any, or once the reader touches the page. */
	#loadValues = loadOnce(async () => {
		const { Values } = await loadPart(import('./runbook-values.ts'));
		return new Values(this.runbookId, () => this.#valuesChanged(), this.#controller.signal);
	});

	#loadSession = loadOnce(async () => {
		this.#usesSession = true;
		const { openSession } = await loadPart(import('./hs-runbook-session.ts'));
		return openSession(this);
	});

	#valuesChanged(): void {
		if (!this.#usesSession) return;
		void this.#withSession(this.#bar, 'These values were not saved with the incident.', (session) =>
			session.valuesChanged(),
		);
	}

	/** A link to a part opens it, also where the address does not change. */
	#onLink = ({ target }: Event): void => {
		const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
		if (link) openAt(link.hash.slice(1));
	};

	#onKey = (event: KeyboardEvent): void => {
		if (!areKeysOn() || !'ncm'.includes(event.key)) return;
		void loadPart(import('./runbook-keys.ts')).then(
			({ onKey }) => onKey(event),
			() => undefined,
		);
	};

	#switchKeys = (): void => {
		writeTab(KEYS, areKeysOn() ? 'off' : undefined);
		this.#showKeys();
	};

	#showKeys(): void {
		const areOn = areKeysOn();
		this.#keys.textContent = areOn ? 'Keys: n next, c copy, m note' : 'Keys are off';
		this.#keys.setAttribute('aria-pressed', String(areOn));
	}

	/**
	 * Saves the state that the reader chose, even if loading the stored ticks changes the box meanwhile. Until it is saved,
	 * the box is indeterminate.
	 */
	async #tick(block: Block, isDone: boolean): Promise<void> {
		const { row, box } = block;
		box.indeterminate = true;
		row.classList.add('saving');
		const what = isDone ? 'This tick was not saved.' : 'This tick was not removed.';
		const isSaved = await this.#withSession(row, what, (session) => session.tick(block, isDone));
		row.classList.remove('saving');
		if (isSaved) return;
		box.indeterminate = false;
		box.checked = !isDone;
	}

	#saveAnswer = (event: Event): void => {
		const { detail, target } = event as CustomEvent<Parameters<Session['answer']>[0]>;
		const question = (target as Element).closest('.case') ?? this.#bar;
		void this.#withSession(question, 'The answer was not saved with the incident.', (session) =>
			session.answer(detail),
		);
	};

	/**
	 * Calls `use` with the session, after loading its module if necessary. On failure, shows a message after `element`
	 * and returns false.
	 */
	async #withSession(element: Element, what: string, use: (session: Session) => Promise<void>): Promise<boolean> {
		clearFailure(element);
		try {
			await use(await this.#loadSession());
			return true;
		} catch (error) {
			showFailure(element, what, error);
			return false;
		}
	}
}

const KEYS = 'hs-keys';

function areKeysOn(): boolean {
	return readTab(KEYS, 3) === undefined;
}

customElements.define('hs-runbook', Runbook);
