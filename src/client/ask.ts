import { h } from './dom.ts';

/**
 * Asks in a dialog and returns the index of the pressed button, or -1 for Escape. The first button, which is harmless, has
 * the focus. Afterwards the focus returns to its previous place.
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
