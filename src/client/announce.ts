/** Announces a sentence to screen readers politely, without moving the focus. */
export function announce(text: string): void {
	latest = text;
	if (region) {
		region.textContent = text;
		return;
	}
	region = createRegion();
	// Screen readers only announce a change of a region that they already know.
	setTimeout(() => region?.replaceChildren(latest), NOTICED_AFTER_MS);
}
let region: HTMLElement | undefined;
let latest = '';

const NOTICED_AFTER_MS = 100;

function createRegion(): HTMLElement {
	const element = document.createElement('div');
	element.className = 'vh';
	element.setAttribute('role', 'status');
	(document.querySelector('main') ?? document.body).append(element);
	return element;
}
