import { showFailure } from './failure.ts';
import { isTyping } from './is-typing.ts';
import { loadPart } from './load-part.ts';

/**
 * The link to the search in the header. It, `/` and Ctrl-K open a search box over any page. Without script, the link
 * leads to /search/.
 */
const link = document.querySelector<HTMLAnchorElement>('[data-finder]');
let dialog: HTMLDialogElement | undefined;

link?.addEventListener('click', (event) => {
	if (event.ctrlKey || event.metaKey || event.shiftKey) return;
	event.preventDefault();
	open();
});

document.addEventListener('keydown', (event) => {
	const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
	const isCtrlK = event.key === 'k' && (event.ctrlKey || event.metaKey);
	if (!isSlash && !isCtrlK) return;
	event.preventDefault();
	open();
});

function open(): void {
	// A page that already has the box needs no dialog.
	const own = document.querySelector<HTMLTextAreaElement>('main hs-paste textarea');
	if (own) {
		own.focus();
		own.scrollIntoView({ block: 'center' });
		return;
	}
	// The dialog accepts and sends text without more code. The verdict appears when its code has loaded.
	dialog ??= createDialog();
	if (!dialog.open) dialog.showModal();
	loadPart(import('./hs-paste.ts')).catch((error: unknown) => {
		const form = dialog?.querySelector('form');
		if (form) showFailure(form, 'No verdict can be shown, but the button still works.', error);
	});
}

function createDialog(): HTMLDialogElement {
	const template = document.querySelector<HTMLTemplateElement>('[data-finder-dialog]');
	const element = template?.content.querySelector('dialog')?.cloneNode(true) as HTMLDialogElement;
	element.querySelector('button')?.addEventListener('click', () => element.close());
	element.querySelector('form')?.addEventListener('submit', send);
	element.addEventListener('click', (event) => {
		if (event.target === element) element.close();
	});
	document.body.append(element);
	return element;
}

/** Passes the text to the search page through the storage of this tab, never through an address. */
function send(event: SubmitEvent): void {
	event.preventDefault();
	const form = event.currentTarget as HTMLFormElement;
	loadPart(import('./send-paste.ts'))
		.then(({ sendPaste }) => sendPaste(form.querySelector('textarea') as HTMLTextAreaElement))
		.catch((error: unknown) => showFailure(form, 'The text was not looked up.', error));
}
