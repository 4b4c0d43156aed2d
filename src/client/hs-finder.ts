import { loadPart } from './request.ts';

/** Opens the search box over any page: the link in the header, `/`, or Ctrl-K. Without script the link goes to the search page. */
const link = document.querySelector<HTMLAnchorElement>('[data-finder]');
link?.addEventListener('click', (event) => {
	if (event.ctrlKey || event.metaKey || event.shiftKey) return;
	event.preventDefault();
	open();
});

document.addEventListener('keydown', (event) => {
	const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
	const ctrlK = event.key === 'k' && (event.ctrlKey || event.metaKey);
	if (!slash && !ctrlK) return;
	event.preventDefault();
	open();
});

function open(): void {
	// On a page that has the box, there is no need for another one.
	const own = document.querySelector<HTMLTextAreaElement>('main hs-paste textarea');
	if (own) {
		own.focus();
		own.scrollIntoView({ block: 'center' });
		return;
	}
	loadPart(import('./finder-dialog.ts'))
		.then(({ openFinder }) => openFinder())
		// The search page does the same.
		.catch(() => location.assign('/search/'));
}

function isTyping(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|SELECT|TEXTAREA)$/.test(target.tagName))
	);
}
