import { fillPattern, joinPattern } from '../core/runbook/questions/discriminator.ts';
import { indexAnswers, matchAnswers, type FoundAnswer } from '../core/runbook/questions/discriminator-match.ts';
import { count } from '../core/text/prose/words.ts';
import { button, h } from './dom.ts';
import { moveTo } from './folds.ts';
import { addChoices, mark, readQuestions, type Answer, type Question } from './question-table.ts';

/**
 * Reads the output that a reader pastes below a question, and marks the answers that it contains. If there is only one,
 * says what it means and what comes next. The reader may also choose an answer in the table.
 *
 * @param root Contains a `.case` for each question.
 */
export function startQuestions(root: HTMLElement): void {
	new Questions(root).start();
}

class Questions {
	readonly #questions: Question[];
	readonly #index;

	constructor(root: HTMLElement) {
		this.#questions = readQuestions(root);
		this.#index = indexAnswers(
			this.#questions.map(({ answers }) => answers.map(({ pattern }) => joinPattern(pattern))),
		);
	}

	start(): void {
		for (const question of this.#questions) {
			addChoices(question, (answer) => this.#choose(question, answer));
			question.box.addEventListener('input', () => this.#read(question));
			if (question.box.value !== '') this.#read(question);
		}
	}

	/** Marks the answers in the pasted text, which may hold the output of several commands. */
	#read(question: Question): void {
		const commands = this.#questions.map(({ element }) => element.querySelector('pre code')?.textContent ?? '');
		const found = matchAnswers(this.#index, question.box.value, commands);
		const foundIn = ({ number }: Question) => found.filter((answer) => answer.question === number);
		for (const each of this.#questions) {
			const here = foundIn(each);
			// A question that this text does not answer keeps its marks.
			if (each !== question && here.length === 0) continue;
			for (const [index, answer] of each.answers.entries()) {
				answer.values = here.find((match) => match.answer === index)?.values;
				mark(answer);
			}
			const [only] = here;
			if (only && here.length === 1) this.#choose(each, only.answer);
		}
		const { length } = foundIn(question);
		// A single answer has just been chosen, which explains it.
		if (length === 1) return;
		this.#explain(question, question.box.value.trim() === '' ? [] : [this.#whyNoneIsChosen(found, length, question)]);
	}

	/** @param matches The number of answers to this question that were found. It is not 1. */
	#whyNoneIsChosen(found: readonly FoundAnswer[], matches: number, { number }: Question): string {
		if (matches > 1) return `${count(matches, 'answer')} match; they are marked. Choose one in the table.`;
		const elsewhere = [...new Set(found.map(({ question }) => question + 1))].filter((each) => each !== number + 1);
		if (elsewhere.length > 0)
			return `None of these answers matches. The output answers question ${elsewhere.join(', ')}.`;
		return 'None of these answers matches. Choose one in the table, or run the command again.';
	}

	/** Says what an answer means and what comes next, and passes the answer on to the record of the incident. */
	#choose(question: Question, index: number): void {
		const answer = question.answers[index];
		if (!answer) return;
		if (answer.radio) answer.radio.checked = true;
		const text = fillPattern(answer.pattern, answer.values ?? []);
		this.#explain(question, [
			h('p', {}, h('b', {}, text), ': ', ...copyOf(answer.means)),
			h('p', { class: 'next' }, ...this.#next(question, answer)),
		]);
		question.element.classList.add('done');
		const detail = { number: question.number + 1, title: question.heading.textContent ?? '', text };
		question.element.dispatchEvent(new CustomEvent('hs-answer', { bubbles: true, detail }));
	}

	/** What comes next after an answer: a button for another question, or the text of the table. */
	#next({ element }: Question, { lead, next }: Answer): (Node | string)[] {
		const target = lead.is === 'question' ? this.#questions[lead.question] : undefined;
		if (!target) {
			const nodes = copyOf(next);
			const link = nodes.findLast((node) => node instanceof HTMLAnchorElement);
			if (lead.is === 'runbook' && link) link.className = 'btn main';
			return ['Next: ', ...nodes];
		}
		const fold = target.element.querySelector<HTMLDetailsElement>('.fold');
		const go = button(`Question ${target.number + 1}`, () => {
			if (fold) moveTo(fold, element.querySelector<HTMLDetailsElement>('.fold'));
		});
		go.classList.add('main');
		return [go, ` ${(next.textContent ?? '').replace(/^question \d+\.?/i, '').trim()}`];
	}

	/** Shows an explanation below the box of a question. */
	#explain({ explanation }: Question, content: (Node | string)[]): void {
		explanation.replaceChildren(...content);
	}
}

function copyOf(cell: HTMLElement): Node[] {
	return [...cell.cloneNode(true).childNodes];
}
