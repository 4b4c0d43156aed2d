/** Announces a sentence to screen readers politely, without moving the focus. */
export function announce(text: string): void {
	region ??= createRegion();
	region.textContent = text;
}
let region: HTMLElement | undefined;

function createRegion(): HTMLElement {
	const element = document.createElement('div');
	element.className = 'vh';
	element.setAttribute('role', 'status');
	// Screen readers only announce regions that existed before their text changed.
	(document.querySelector('main') ?? document.body).append(element);
	return element;
}
