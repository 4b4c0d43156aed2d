import { leadOf, type Lead, type PatternPart } from '../core/runbook/questions/discriminator.ts';
import type { FoundAnswer } from '../core/runbook/questions/discriminator-match.ts';
import { h } from './dom.ts';
import { sitePathOf } from './href.ts';

/** Reads the questions of a runbook from its page, each a table of answers. Throws if part of a question is missing. */
export function readQuestions(root: HTMLElement): Question[] {
	return [...root.querySelectorAll<HTMLElement>('.case')].map((element, number, questions) =>
		readQuestion(element, number, questions.length),
	);
}

/** Marks the row of an answer that the pasted output contains, with its values, or removes the mark. */
export function mark({ row, code, values }: Answer): void {
	row.classList.toggle('meant', values !== undefined);
	row.querySelector('.yours')?.remove();
	if (!values) return;
	const shown = values.map(({ name, value }) => `${name} ${value}`).join(', ');
	const text = shown === '' ? 'your output' : `your output: ${shown}`;
	code.closest('td')?.append(h('p', { class: 'yours' }, h('mark', {}, text)));
}

/** Adds a radio button to each answer of a question, for readers who cannot paste the output. */
export function addChoices({ number, answers }: Question, choose: (answer: number) => void): void {
	for (const [index, answer] of answers.entries()) {
		const radio = h('input', { type: 'radio', name: `which-${number}`, id: `which-${number}-${index}` });
		const label = h('label', { for: radio.id });
		// The pattern is the name of the button, and the meaning is its description.
		answer.means.id = `${radio.id}-means`;
		radio.setAttribute('aria-describedby', answer.means.id);
		answer.code.replaceWith(label);
		label.append(radio, ' ', answer.code);
		radio.addEventListener('change', () => choose(index));
		answer.radio = radio;
	}
}

function readQuestion(element: HTMLElement, number: number, questions: number): Question {
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
			lead: leadIn(next, questions),
			radio: undefined,
			values: undefined,
		};
	});
	const box = find<HTMLTextAreaElement>(element, 'textarea');
	const explanation = h('div', { class: 'said', role: 'status' });
	box.closest('label')?.after(explanation);
	return { element, number, answers, heading: find(element, 'h3'), box, explanation };
}

/** Where an answer leads. The link to a runbook comes last in its cell; the text before it may contain other links. */
function leadIn(next: HTMLElement, questions: number): Lead {
	const link = next.querySelector(':scope > a:last-child')?.getAttribute('href') ?? '';
	const runbook = /^\/runbooks\/([^/]+)\//.exec(sitePathOf(link) ?? '')?.[1];
	return leadOf({ next: next.textContent, runbook }, questions);
}

/** Reads a pattern. On the page, each gap is an element that shows its name and has its type as an attribute. */
function patternIn(code: HTMLElement): PatternPart[] {
	return [...code.childNodes].map((node) => {
		const text = node.textContent ?? '';
		if (!(node instanceof HTMLElement)) return { is: 'text', text };
		return { is: 'gap', type: node.dataset['gap'] ?? '*', name: text === '…' ? undefined : text };
	});
}

export interface Question {
	element: HTMLElement;
	/** Counted from 0. */
	number: number;
	heading: HTMLElement;
	/** The box for the output of the command. */
	box: HTMLTextAreaElement;
	/** Explains what the output means. */
	explanation: HTMLElement;
	answers: Answer[];
}

export interface Answer {
	row: HTMLTableRowElement;
	code: HTMLElement;
	pattern: PatternPart[];
	/** The cell that says what the answer means. */
	means: HTMLElement;
	/** The cell that says what to do next. */
	next: HTMLElement;
	lead: Lead;
	/** The button that chooses the answer. */
	radio: HTMLInputElement | undefined;
	/** Values of the pattern's gaps, if the pasted output contains this answer. */
	values: FoundAnswer['values'] | undefined;
}
