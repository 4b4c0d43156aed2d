import {
	fillPattern,
	joinPattern,
	leadOf,
	walk,
	type Lead,
	type PatternPart,
} from '../core/runbook/questions/discriminator.ts';
import { indexAnswers, matchAnswers, type FoundAnswer } from '../core/runbook/questions/discriminator-match.ts';
import { count } from '../core/text/words.ts';
import { h } from './dom.ts';

/**
 * Turns the questions of a runbook into one question at a time: a radio button in each row of the answers, and a box for
 * pasted output that marks the rows it means. The tables themselves stay; nothing is copied, so that commands keep their
 * values and buttons.
 *
 * @param root Holds a `.case` for each question.
 * @param onEnd Called when the reader wants the whole list back; everything is then as it was.
 */
export function startQuestions(root: HTMLElement, onEnd: () => void): void {
	const questions = [...root.querySelectorAll<HTMLElement>('.case')].map((element, number, all) =>
		readQuestion(element, number, all.length),
	);
	const leads = questions.map(({ answers }) => answers.map(({ lead }) => lead));
	const index = indexAnswers(questions.map(({ answers }) => answers.map(({ pattern }) => joinPattern(pattern))));
	const chosen = new Map<number, number>();
	/** What the output said that gave an answer: the box is used again for the next question. */
	const measured = new Map<number, { answer: number; values: FoundAnswer['values'] }>();
	const box = h('textarea', { rows: '3', spellcheck: 'false', autocomplete: 'off', autocapitalize: 'off' });
	const said = h('p', { class: 'said', role: 'status' });
	const paste = h(
		'div',
		{ class: 'output' },
		h('label', {}, 'Paste what the command printed', box),
		h('p', { class: 'small' }, 'It stays in this page. Output of several questions at once is fine.'),
		said,
	);
	const progress = h('p', { class: 'small', id: 'which-progress' });
	const end = h('div', { class: 'case end', tabindex: '-1', role: 'group', 'aria-label': 'Answer' });
	const undo: (() => void)[] = [];
	let found: FoundAnswer[] = [];
	let shown = 0;

	for (const question of questions) undo.push(addControls(question));
	root.classList.add('asks');
	questions[0]?.element.before(progress);
	questions.at(-1)?.element.after(end);
	box.addEventListener('input', read);
	show(0);

	function addControls(question: Question): () => void {
		const { number, answers, element, heading, table } = question;
		const radios = answers.map((answer, place) => {
			const radio = h('input', { type: 'radio', name: `which-${number}`, required: '' });
			radio.id = `which-${number}-${place}`;
			answer.radio = radio;
			const label = h('label', { for: radio.id });
			// The pattern names the button, its meaning describes it.
			answer.means.id = `${radio.id}-means`;
			radio.setAttribute('aria-describedby', answer.means.id);
			answer.code.replaceWith(label);
			label.append(radio, ' ', answer.code);
			radio.addEventListener('change', () => chosen.set(number, place));
			return () => {
				label.replaceWith(answer.code);
				answer.means.removeAttribute('id');
				answer.row.classList.remove('meant');
				answer.row.querySelector('.yours')?.remove();
			};
		});
		const form = h('form');
		const buttons = h(
			'p',
			{ class: 'go' },
			h('button', { class: 'btn main' }, 'Go on'),
			number > 0 && buttonThat('Back', back),
			buttonThat('Start again', restart),
			buttonThat('Show all questions', stop),
		);
		table.replaceWith(form);
		form.append(table, buttons);
		form.addEventListener('submit', (event) => {
			event.preventDefault();
			goOn();
		});
		heading.tabIndex = -1;
		heading.setAttribute('aria-describedby', progress.id);
		return () => {
			for (const restore of radios) restore();
			form.replaceWith(table);
			heading.removeAttribute('tabindex');
			heading.removeAttribute('aria-describedby');
			element.classList.remove('now');
		};
	}

	/** Marks the answers that stand in the pasted text, and chooses each that is the only one to its question. */
	function read(): void {
		const commands = questions.map(({ element }) => element.querySelector('pre code')?.textContent ?? '');
		found = matchAnswers(index, box.value, commands);
		for (const { number, answers } of questions) {
			const here = found.filter(({ question }) => question === number);
			for (const [place, answer] of answers.entries()) {
				answer.values = here.find((each) => each.answer === place)?.values;
				mark(answer);
			}
			const [only, ...others] = here;
			if (!only || others.length > 0) continue;
			chosen.set(number, only.answer);
			measured.set(number, only);
			const radio = answers[only.answer]?.radio;
			if (radio) radio.checked = true;
		}
		said.textContent = box.value.trim() === '' ? '' : describe();
	}

	function describe(): string {
		if (found.length === 0) return 'None of the answers matches. Look at it yourself, or run the command again.';
		const here = found.filter(({ question }) => question === shown);
		const elsewhere = [...new Set(found.map(({ question }) => question + 1))].filter((number) => number !== shown + 1);
		const others = `question${elsewhere.length > 1 ? 's' : ''} ${elsewhere.join(', ')}`;
		const also = elsewhere.length > 0 ? ` It also answers ${others}.` : '';
		const [only] = here;
		if (!only) return `None of these answers matches. It answers ${others}.`;
		if (here.length > 1) return `${count(here.length, 'answer')} match; they are marked. Choose one.${also}`;
		const answer = questions[shown]?.answers[only.answer];
		if (!answer) return '';
		return `It says "${fillPattern(answer.pattern, only.values)}": ${answer.means.textContent.trim()}${also}`;
	}

	/** The answer to a question with the values that were measured, as it is written down. */
	function answerText(number: number): string | undefined {
		const place = chosen.get(number);
		const given = questions[number]?.answers[place ?? -1];
		if (!given) return undefined;
		const own = measured.get(number);
		return fillPattern(given.pattern, own && own.answer === place ? own.values : (given.values ?? []));
	}

	function goOn(): void {
		const text = answerText(shown);
		if (text !== undefined) {
			const title = questions[shown]?.heading.textContent ?? '';
			root.dispatchEvent(new CustomEvent('hs-answer', { bubbles: true, detail: { number: shown + 1, title, text } }));
		}
		const way = walk(leads, chosen);
		if (way.end) finish(way.asked, way.end);
		else show(way.asked.at(-1) ?? 0);
	}

	function back(): void {
		const { asked } = walk(leads, chosen);
		const place = asked.indexOf(shown);
		show(asked[(place < 0 ? asked.length : place) - 1] ?? 0);
	}

	function restart(): void {
		chosen.clear();
		measured.clear();
		box.value = '';
		read();
		for (const { answers } of questions) for (const { radio } of answers) if (radio) radio.checked = false;
		show(0);
	}

	function stop(): void {
		for (const restore of undo) restore();
		for (const element of [progress, paste, end]) element.remove();
		root.classList.remove('asks');
		onEnd();
	}

	function show(number: number): void {
		const question = questions[number];
		if (!question) return;
		shown = number;
		present(question.element);
		progress.textContent = `Question ${number + 1} of ${questions.length}`;
		question.table.closest('form')?.before(paste);
		said.textContent = found.some((each) => each.question === number) ? describe() : '';
		question.heading.focus();
	}

	function present(element: HTMLElement): void {
		for (const each of [...questions.map((question) => question.element), end]) {
			each.classList.toggle('now', each === element);
		}
	}

	function finish(asked: readonly number[], { question, answer }: { question: number; answer: number }): void {
		const last = questions[question]?.answers[answer];
		if (!last) return;
		const steps = asked.flatMap((number) => {
			const text = answerText(number);
			if (text === undefined) return [];
			return [h('li', {}, `${questions[number]?.heading.textContent ?? ''}: `, h('code', {}, text))];
		});
		progress.textContent = `${count(steps.length, 'question')} answered`;
		const next = h('p', {}, ...copyOf(last.next));
		if (last.lead.is === 'runbook') next.querySelector('a:last-child')?.classList.add('btn', 'main');
		end.replaceChildren(
			h('p', {}, h('b', {}, ...copyOf(last.means))),
			next,
			h('ul', { class: 'small' }, ...steps),
			h(
				'p',
				{ class: 'go' },
				buttonThat('Back', () => show(question)),
				buttonThat('Start again', restart),
				buttonThat('Show all questions', stop),
			),
		);
		present(end);
		end.focus();
	}
}

function readQuestion(element: HTMLElement, number: number, all: number): Question {
	const find = <T extends Element>(parent: Element, selector: string): T => {
		const found = parent.querySelector<T>(selector);
		if (!found) throw new Error(`A question has no ${selector}.`);
		return found;
	};
	const answers = [...element.querySelectorAll<HTMLTableRowElement>('tbody tr')].map((row) => {
		const [means, next] = [find<HTMLElement>(row, 'td:nth-child(2)'), find<HTMLElement>(row, 'td:nth-child(3)')];
		const code = find<HTMLElement>(row, 'code');
		return {
			row,
			code,
			pattern: patternIn(code),
			means,
			next,
			lead: leadIn(next, all),
			radio: undefined,
			values: undefined,
		};
	});
	return { element, number, answers, heading: find(element, 'h3'), table: find(element, 'table') };
}

/** What the row leads to. Its own link to a runbook stands last; the text before it may hold other links. */
function leadIn(next: HTMLElement, questions: number): Lead {
	const href = next.querySelector(':scope > a:last-child')?.getAttribute('href') ?? '';
	const runbook = /^\/runbooks\/([^/]+)\//.exec(href)?.[1];
	return leadOf({ next: next.textContent, runbook }, questions);
}

/** The page shows gaps by their names, each in an element that has its type. */
function patternIn(code: HTMLElement): PatternPart[] {
	return [...code.childNodes].map((node) => {
		const text = node.textContent ?? '';
		if (!(node instanceof HTMLElement)) return { is: 'text', text };
		return { is: 'gap', type: node.dataset['gap'] ?? '*', name: text === '…' ? undefined : text };
	});
}

function mark({ row, code, values }: Answer): void {
	row.classList.toggle('meant', values !== undefined);
	row.querySelector('.yours')?.remove();
	if (!values) return;
	const shown = values.map(({ name, value }) => `${name} ${value}`).join(', ');
	const text = shown === '' ? 'your output' : `your output: ${shown}`;
	code.closest('td')?.append(h('p', { class: 'yours' }, h('mark', {}, text)));
}

function copyOf(cell: HTMLElement): Node[] {
	return [...cell.cloneNode(true).childNodes];
}

function buttonThat(text: string, act: () => void): HTMLButtonElement {
	const button = h('button', { type: 'button', class: 'btn' }, text);
	button.addEventListener('click', act);
	return button;
}

interface Question {
	element: HTMLElement;
	/** Counted from 0. */
	number: number;
	heading: HTMLElement;
	table: HTMLTableElement;
	answers: Answer[];
}

interface Answer {
	row: HTMLTableRowElement;
	code: HTMLElement;
	pattern: PatternPart[];
	means: HTMLElement;
	next: HTMLElement;
	lead: Lead;
	/** While questions are asked. */
	radio: HTMLInputElement | undefined;
	/** What stands in the gaps of the pattern, if the pasted output gives this answer. */
	values: FoundAnswer['values'] | undefined;
}
