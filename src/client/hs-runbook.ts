import { checkValue } from '../core/runbook/command/check-value.ts';
import { formatFragment, parseFragment } from '../core/runbook/command/fragment.ts';
import { ownAddress, setFragment } from './address.ts';
import { announce } from './announce.ts';
import { button, h } from './dom.ts';
import { clearFailure, showFailure, setUpOrShowFailure } from './failure.ts';
import { hasIncident } from './current-incident.ts';
import { storedValues, storeValues } from './stored-values.ts';
import { loadPart } from './load-part.ts';
import { paintCommand, paintInline } from './hs-runbook-paint.ts';
import { addTickBoxes } from './hs-runbook-blocks.ts';
import { Field } from './hs-runbook-field.ts';
import type { Command } from './hs-command.ts';
import type { Block, RunbookPage } from './runbook-page.ts';
import type { Session } from './hs-runbook-session.ts';

/**
 * Makes a runbook interactive: puts values from the alert's link or from the reader into every command of the page, and
 * adds a tick box to each step. A module loaded on demand stores ticks and notes.
 */
class Runbook extends HTMLElement implements RunbookPage {
	blocks: Block[] = [];
	#fields: Field[] = [];
	#status = h('p', { class: 'small' });
	#bar = h('div', { class: 'incident' });
	#session: Promise<Session> | undefined;
	#controller = new AbortController();

	connectedCallback(): void {
		setUpOrShowFailure(this, () => this.#start());
	}

	#start(): void {
		const { signal } = (this.#controller = new AbortController());
		this.#fields = [...document.querySelectorAll<HTMLInputElement>('.params input')].map(
			(input) => new Field(input, () => this.#changed(), signal),
		);
		this.#restore();
		this.#readLink();
		addEventListener('hashchange', this.#readLink, { signal });
		document.querySelector('.params')?.addEventListener('submit', (event) => event.preventDefault(), { signal });
		this.blocks = addTickBoxes();
		for (const block of this.blocks) {
			const { box, more } = block;
			box.addEventListener('change', () => void this.#tick(block, box.checked), { signal });
			more.addEventListener(
				'click',
				() => void this.#withSession(block.row, 'Notes cannot be written.', async (session) => session.unfold(block)),
				{ signal },
			);
		}
		const start = button('Start an incident', () => {
			void this.#withSession(this.#bar, 'The incident could not be started.', (session) => session.start());
		});
		document.addEventListener('hs-answer', this.#saveAnswer, { signal });
		const where = h('span', { class: 'small' }, 'Ticks, notes and outputs stay in this browser.');
		this.#bar.replaceChildren(start, where);
		this.replaceChildren(...(this.#fields.length > 0 ? [this.#status] : []), this.#bar);
		this.render();
		void hasIncident().then((hasOne) => {
			if (hasOne) void this.#withSession(this.#bar, 'Ticks are not shown.', async () => undefined);
		});
		// Preloads the module as soon as a button or key is pressed. If that fails, the click itself reports it.
		const load = () => void this.#loadSession().catch(() => undefined);
		for (const event of ['pointerdown', 'keydown']) addEventListener(event, load, { once: true, signal });
	}

	disconnectedCallback(): void {
		this.#controller.abort();
	}

	get #values(): Record<string, string | undefined> {
		return Object.fromEntries(this.#fields.map(({ name, value }) => [name, value]));
	}

	get runbookId(): string {
		return this.dataset['id'] ?? '';
	}

	/** Fills empty fields with values stored on another page. */
	adopt(values: Readonly<Record<string, string>>): void {
		for (const field of this.#fields) {
			const value = values[field.name];
			if (value !== undefined && field.isEmpty) field.set(value, false);
		}
		this.#changed();
	}

	/** Empties all fields. */
	forget(): void {
		for (const field of this.#fields) field.clear();
		this.#changed();
	}

	/** Puts the values into the commands and shows how many values are set. */
	render(): void {
		const values = this.#values;
		for (const command of document.querySelectorAll<Command>('article hs-command')) {
			paintCommand(command, values, command.closest('.params') !== null);
		}
		paintInline(document.querySelectorAll<HTMLElement>('article :not(pre) > code'), values);
		this.#showStatus();
	}

	#changed(): void {
		storeValues(this.runbookId, this.#values);
		this.render();
		if (this.#session) {
			void this.#withSession(this.#status, 'These values were not saved with the incident.', (session) =>
				session.valuesChanged(),
			);
		}
	}

	#restore(): void {
		const stored = storedValues()[this.runbookId] ?? {};
		for (const field of this.#fields) {
			const value = stored[field.name];
			if (value !== undefined) field.set(value, true);
		}
	}

	/**
	 * Values from the link replace stored values. The link's values are then removed from the address, so that a reload does
	 * not undo later edits.
	 */
	#readLink = (): void => {
		const { values, anchor, unknown } = parseFragment(location.hash, this.#fields);
		const names = Object.keys(values);
		if (names.length === 0 && unknown.length === 0 && !location.hash.includes('=')) return;
		const rejected: string[] = [];
		for (const field of this.#fields) {
			const value = values[field.name];
			if (value === undefined) continue;
			const why = field.setFromLink(value);
			if (why !== undefined) rejected.push(`${field.name}: ${why}`);
		}
		setFragment(anchor ?? '');
		if (anchor !== undefined) document.getElementById(anchor)?.scrollIntoView();
		this.#changed();
		const ignored = unknown.length > 0 ? ` This page has no parameter ${unknown.slice(0, 5).join(' or ')}.` : '';
		const taken = `${names.length - rejected.length} of ${this.#fields.length} fields set from the link.${ignored}`;
		announce([taken, ...rejected].join(' '));
		this.#showStatus(taken);
	};

	#showStatus(message?: string): void {
		const set = this.#fields.filter(({ value }) => value !== undefined).length;
		const text = message ?? `${set} of ${this.#fields.length} values set.`;
		const others = set === 0 ? this.#earlierValues() : {};
		const offered = Object.keys(others);
		this.#status.replaceChildren(
			`${text} Values are saved in this tab only. `,
			...(offered.length > 0
				? [button(`Use ${offered.map((name) => `${name} ${others[name]}`).join(', ')}`, () => this.adopt(others)), ' ']
				: []),
			...(set > 0
				? [button('Copy link', () => void this.#copyLink()), ' ', button('Forget', () => this.forget())]
				: []),
		);
	}

	/**
	 * Values of the previous runbook. They are offered but never applied automatically, because a parameter of the
	 * same name, such as `DEPLOYMENT`, may need another value here.
	 */
	#earlierValues(): Record<string, string> {
		const [, values = {}] = Object.entries(storedValues()).findLast(([id]) => id !== this.runbookId) ?? [];
		return Object.fromEntries(
			this.#fields.flatMap(({ name, pattern }) => {
				const value = values[name];
				return value !== undefined && checkValue(pattern, value).ok ? [[name, value]] : [];
			}),
		);
	}

	async #copyLink(): Promise<void> {
		const link = `${ownAddress()}${formatFragment(this.#values)}`;
		clearFailure(this.#status);
		try {
			await navigator.clipboard.writeText(link);
			announce('The link with these values was copied.');
		} catch {
			showFailure(this.#status, `This browser did not allow copying. The link is: ${link}`, undefined, {});
		}
	}

	#loadSession(): Promise<Session> {
		const session = (this.#session ??= loadPart(import('./hs-runbook-session.ts')).then(({ openSession }) => {
			return openSession(this);
		}));
		// After a failure, the next use tries again.
		session.catch(() => (this.#session = undefined));
		return session;
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
		const question = (target as Element).querySelector('.case.now') ?? this.#bar;
		void this.#withSession(question, 'The answer was not saved with the incident.', (session) =>
			session.answer(detail),
		);
	};

	/**
	 * Calls `use` with the session, after loading its module if necessary. On failure, shows a message after an element and
	 * returns false.
	 */
	async #withSession(element: Element, failed: string, use: (session: Session) => Promise<void>): Promise<boolean> {
		clearFailure(element);
		try {
			await use(await this.#loadSession());
			return true;
		} catch (error) {
			showFailure(element, failed, error);
			return false;
		}
	}
}

customElements.define('hs-runbook', Runbook);
