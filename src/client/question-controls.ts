import { button, h } from './dom.ts';
import type { Answer, Question } from './question-table.ts';

/**
 * Adds a radio button to each row of a question and a form around its table. The table itself stays, so that commands keep
 * their values and buttons.
 *
 * @returns a function that removes the controls.
 */
export function addControls(question: Question, describedBy: string, actions: QuestionActions): () => void {
	const { number, answers, element, heading, table } = question;
	const restore = answers.map((answer, index) => addRadio(answer, number, index, () => actions.choose(index)));
	const form = h('form');
	const buttons = h(
		'p',
		{ class: 'go' },
		h('button', { class: 'btn main' }, 'Go on'),
		number > 0 && button('Back', actions.back),
		button('Start again', actions.restart),
		button('Show all questions', actions.stop),
	);
	table.replaceWith(form);
	form.append(table, buttons);
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		actions.goOn();
	});
	heading.tabIndex = -1;
	heading.setAttribute('aria-describedby', describedBy);
	return () => {
		for (const each of restore) each();
		form.replaceWith(table);
		heading.removeAttribute('tabindex');
		heading.removeAttribute('aria-describedby');
		element.classList.remove('now');
	};
}

function addRadio(answer: Answer, question: number, index: number, choose: () => void): () => void {
	const radio = h('input', { type: 'radio', name: `which-${question}`, required: '' });
	radio.id = `which-${question}-${index}`;
	answer.radio = radio;
	const label = h('label', { for: radio.id });
	// The pattern is the name of the button, and the meaning is its description.
	answer.means.id = `${radio.id}-means`;
	radio.setAttribute('aria-describedby', answer.means.id);
	answer.code.replaceWith(label);
	label.append(radio, ' ', answer.code);
	radio.addEventListener('change', choose);
	return () => {
		label.replaceWith(answer.code);
		answer.means.removeAttribute('id');
		answer.row.classList.remove('meant');
		answer.row.querySelector('.yours')?.remove();
	};
}

/** The actions of a question's controls. */
export interface QuestionActions {
	/** Chooses an answer by its index in the table. */
	choose: (index: number) => void;
	goOn: () => void;
	back: () => void;
	restart: () => void;
	stop: () => void;
}
