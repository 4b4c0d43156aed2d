import { h } from './dom.ts';
import { KINDS, type Block } from './runbook-page.ts';

/** Adds a tick box and a button to the end of each part that can be ticked. */
export function addTickBoxes(): Block[] {
	return [...document.querySelectorAll<HTMLElement>('.evidence, .mitigation, .step, .verify')].map((element) => {
		const heading = element.querySelector('h3');
		const title = heading?.textContent ?? '';
		const kind = KINDS.find((each) => element.classList.contains(each)) ?? 'step';
		const box = h('input', { type: 'checkbox' });
		const more = h('button', { type: 'button', class: 'btn', 'aria-expanded': 'false' }, 'Note and output');
		const row = h(
			'div',
			{ class: 'tick' },
			h('label', {}, box, ' Done', h('span', { class: 'vh' }, `: ${title}`)),
			more,
		);
		(element.querySelector('.fold') ?? element).append(row);
		return { key: `${kind} ${title}`, kind, title, element, row, box, more };
	});
}
