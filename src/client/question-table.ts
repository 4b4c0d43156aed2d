import { leadOf, type Lead, type PatternPart } from '../core/runbook/questions/discriminator.ts';
import type { FoundAnswer } from '../core/runbook/questions/discriminator-match.ts';
import { h } from './dom.ts';
import { sitePathOf } from './href.ts';

/** The questions of a runbook as its page shows them, each a table of answers. Throws if a part of one is missing. */
export function readQuestions(root: HTMLElement): Question[] {
	return [...root.querySelectorAll<HTMLElement>('.case')].map((element, number, all) =>
		readQuestion(element, number, all.length),
	);
}

/** Marks the row of an answer that the pasted output gives, with the values in its gaps, or takes the mark away. */
export function mark({ row, code, values }: Answer): void {
	row.classList.toggle('meant', values !== undefined);
	row.querySelector('.yours')?.remove();
	if (!values) return;
	const shown = values.map(({ name, value }) => `${name} ${value}`).join(', ');
	const text = shown === '' ? 'your output' : `your output: ${shown}`;
	code.closest('td')?.append(h('p', { class: 'yours' }, h('mark', {}, text)));
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
	const link = next.querySelector(':scope > a:last-child')?.getAttribute('href') ?? '';
	const runbook = /^\/runbooks\/([^/]+)\//.exec(sitePathOf(link) ?? '')?.[1];
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

export interface Question {
	element: HTMLElement;
	/** Counted from 0. */
	number: number;
	heading: HTMLElement;
	table: HTMLTableElement;
	answers: Answer[];
}

export interface Answer {
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
