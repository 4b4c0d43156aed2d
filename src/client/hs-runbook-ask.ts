import { h } from './dom.ts';

/**
 * Asks in a dialog and gives the number of the button that was pressed; Escape is -1. The first button, the harmless one,
 * has the focus, and afterwards the focus is back where it was.
 */
export function ask(title: string, body: (Node | string | false)[], buttons: string[]): Promise<number> {
	return new Promise((resolve) => {
		const row = h(
			'div',
			{ class: 'go' },
			...buttons.map((text) => h('button', { type: 'button', class: 'btn' }, text)),
		);
		const dialog = h('dialog', { class: 'finder', 'aria-label': title }, h('h2', {}, title), ...body, row);
		let answer = -1;
		for (const [index, button] of [...row.children].entries()) {
			button.addEventListener('click', () => {
				answer = index;
				dialog.close();
			});
		}
		dialog.addEventListener('close', () => {
			dialog.remove();
			resolve(answer);
		});
		document.body.append(dialog);
		dialog.showModal();
		(row.firstElementChild as HTMLElement | null)?.focus();
	});
}
