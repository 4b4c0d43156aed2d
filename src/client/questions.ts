import { fillPattern, joinPattern, walk } from '../core/runbook/questions/discriminator.ts';
import { indexAnswers, matchAnswers, type FoundAnswer } from '../core/runbook/questions/discriminator-match.ts';
import { count } from '../core/text/words.ts';
import { button, h } from './dom.ts';
import { addControls, type QuestionActions } from './question-controls.ts';
import { mark, readQuestions, type Question } from './question-table.ts';

/**
 * Shows the questions of a runbook one at a time, with a radio button in each row of answers and a box for pasted output
 * that marks the matching rows.
 *
 * @param root Contains a `.case` for each question.
 * @param onEnd Called when the reader returns to the list, which is then restored.
 */
export function startQuestions(root: HTMLElement, onEnd: () => void): void {
	new Questions(root, onEnd).start();
}

class Questions {
	readonly #root: HTMLElement;
	readonly #onEnd: () => void;
	readonly #questions: Question[];
	readonly #leads;
	readonly #index;
	/** The chosen answers by question, both counted from 0. */
	readonly #chosen = new Map<number, number>();
	/** The answers found in the output, with their values. Stored, because the box is reused for the next question. */
	readonly #measured = new Map<number, { answer: number; values: FoundAnswer['values'] }>();
	readonly #box = h('textarea', { rows: '3', spellcheck: 'false', autocomplete: 'off', autocapitalize: 'off' });
	readonly #status = h('p', { class: 'said', role: 'status' });
	readonly #paste = h(
		'div',
		{ class: 'output' },
		h('label', {}, 'Paste what the command printed', this.#box),
		h('p', { class: 'small' }, 'It stays in this page. Output of several commands at once is fine.'),
		this.#status,
	);
	readonly #progress = h('p', { class: 'small', id: 'which-progress' });
	readonly #end = h('div', { class: 'case end', tabindex: '-1', role: 'group', 'aria-label': 'Answer' });
	readonly #undo: (() => void)[] = [];
	#found: FoundAnswer[] = [];
	#shown = 0;

	constructor(root: HTMLElement, onEnd: () => void) {
		this.#root = root;
		this.#onEnd = onEnd;
		this.#questions = readQuestions(root);
		this.#leads = this.#questions.map(({ answers }) => answers.map(({ lead }) => lead));
		this.#index = indexAnswers(
			this.#questions.map(({ answers }) => answers.map(({ pattern }) => joinPattern(pattern))),
		);
	}

	start(): void {
		for (const question of this.#questions) {
			const actions: QuestionActions = {
				choose: (answer) => this.#chosen.set(question.number, answer),
				goOn: () => this.#goOn(),
				back: () => this.#back(),
				restart: () => this.#restart(),
				stop: () => this.#stop(),
			};
			this.#undo.push(addControls(question, this.#progress.id, actions));
		}
		this.#root.classList.add('asks');
		this.#questions[0]?.element.before(this.#progress);
		this.#questions.at(-1)?.element.after(this.#end);
		this.#box.addEventListener('input', () => this.#read());
		this.#show(0);
	}

	/** Marks the answers that the pasted text contains. If it contains only one answer to a question, chooses that one. */
	#read(): void {
		const text = this.#box.value;
		const commands = this.#questions.map(({ element }) => element.querySelector('pre code')?.textContent ?? '');
		this.#found = matchAnswers(this.#index, text, commands);
		for (const { number, answers } of this.#questions) {
			const here = this.#found.filter(({ question }) => question === number);
			for (const [index, answer] of answers.entries()) {
				answer.values = here.find((each) => each.answer === index)?.values;
				mark(answer);
			}
			const [only, ...others] = here;
			if (!only || others.length > 0) continue;
			this.#chosen.set(number, only.answer);
			this.#measured.set(number, only);
			const radio = answers[only.answer]?.radio;
			if (radio) radio.checked = true;
		}
		this.#status.textContent = text.trim() === '' ? '' : this.#describe();
	}

	#describe(): string {
		const [found, shown] = [this.#found, this.#shown];
		if (found.length === 0) return 'None of the answers matches. Choose one yourself, or run the command again.';
		const here = found.filter(({ question }) => question === shown);
		const elsewhere = [...new Set(found.map(({ question }) => question + 1))].filter((number) => number !== shown + 1);
		const others = `question${elsewhere.length > 1 ? 's' : ''} ${elsewhere.join(', ')}`;
		const also = elsewhere.length > 0 ? ` It also answers ${others}.` : '';
		const [only] = here;
		if (!only) return `None of these answers matches. It answers ${others}.`;
		if (here.length > 1) return `${count(here.length, 'answer')} match; they are marked. Choose one.${also}`;
		const answer = this.#questions[shown]?.answers[only.answer];
		if (!answer) return '';
		return `It says "${fillPattern(answer.pattern, only.values)}": ${answer.means.textContent.trim()}${also}`;
	}

	/** The text of the chosen answer to a question, with the measured values, for the record of the incident. */
	#answerText(number: number): string | undefined {
		const chosen = this.#chosen.get(number);
		const answer = this.#questions[number]?.answers[chosen ?? -1];
		if (!answer) return undefined;
		const measured = this.#measured.get(number);
		return fillPattern(
			answer.pattern,
			measured && measured.answer === chosen ? measured.values : (answer.values ?? []),
		);
	}

	#titleOf(number: number): string {
		return this.#questions[number]?.heading.textContent ?? '';
	}

	#goOn(): void {
		const text = this.#answerText(this.#shown);
		if (text !== undefined) {
			const detail = { number: this.#shown + 1, title: this.#titleOf(this.#shown), text };
			this.#root.dispatchEvent(new CustomEvent('hs-answer', { bubbles: true, detail }));
		}
		const { asked, end } = walk(this.#leads, this.#chosen);
		if (end) this.#finish(asked, end);
		else this.#show(asked.at(-1) ?? 0);
	}

	#back(): void {
		const { asked } = walk(this.#leads, this.#chosen);
		const index = asked.indexOf(this.#shown);
		this.#show(asked[(index < 0 ? asked.length : index) - 1] ?? 0);
	}

	#restart(): void {
		this.#chosen.clear();
		this.#measured.clear();
		this.#box.value = '';
		this.#read();
		for (const { answers } of this.#questions) for (const { radio } of answers) if (radio) radio.checked = false;
		this.#show(0);
	}

	#stop(): void {
		for (const restore of this.#undo) restore();
		for (const element of [this.#progress, this.#paste, this.#end]) element.remove();
		this.#root.classList.remove('asks');
		this.#onEnd();
	}

	#show(number: number): void {
		const question = this.#questions[number];
		if (!question) return;
		this.#shown = number;
		this.#showOnly(question.element);
		this.#progress.textContent = `Question ${number + 1} of ${this.#questions.length}`;
		question.table.closest('form')?.before(this.#paste);
		this.#status.textContent = this.#found.some((each) => each.question === number) ? this.#describe() : '';
		question.heading.focus();
	}

	#showOnly(element: HTMLElement): void {
		for (const each of [...this.#questions.map((question) => question.element), this.#end]) {
			each.classList.toggle('now', each === element);
		}
	}

	#finish(asked: readonly number[], { question, answer }: { question: number; answer: number }): void {
		const last = this.#questions[question]?.answers[answer];
		if (!last) return;
		const steps = asked.flatMap((number) => {
			const text = this.#answerText(number);
			return text === undefined ? [] : [h('li', {}, `${this.#titleOf(number)}: `, h('code', {}, text))];
		});
		this.#progress.textContent = `${count(steps.length, 'question')} answered`;
		const next = h('p', {}, ...copyOf(last.next));
		if (last.lead.is === 'runbook') next.querySelector('a:last-child')?.classList.add('btn', 'main');
		this.#end.replaceChildren(
			h('p', {}, h('b', {}, ...copyOf(last.means))),
			next,
			h('ul', { class: 'small' }, ...steps),
			h(
				'p',
				{ class: 'go' },
				button('Back', () => this.#show(question)),
				button('Start again', () => this.#restart()),
				button('Show all questions', () => this.#stop()),
			),
		);
		this.#showOnly(this.#end);
		this.#end.focus();
	}
}

function copyOf(cell: HTMLElement): Node[] {
	return [...cell.cloneNode(true).childNodes];
}
