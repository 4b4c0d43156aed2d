import { keepPaste } from './kept-paste.ts';

/** Opens the search box over any page: the link in the header, `/`, or Ctrl-K. Without script the link goes to the search page. */
const link = document.querySelector<HTMLAnchorElement>('[data-finder]');
let dialog: HTMLDialogElement | undefined;

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
	// The dialog takes text and sends it on by itself; the verdict joins when its code has arrived.
	void import('./hs-paste.ts');
	dialog ??= createDialog();
	if (!dialog.open) dialog.showModal();
}

function createDialog(): HTMLDialogElement {
	const element = document.createElement('dialog');
	element.className = 'finder';
	element.setAttribute('aria-labelledby', 'finder-title');
	element.innerHTML = `<header><h2 id="finder-title">Search or paste an error</h2>
		<button type="button" class="btn">Close</button></header>
		<hs-paste data-here><form class="paste" action="/search/" method="get" role="search">
			<label class="vh" for="finder-q">Error, log lines or words to look for</label>
			<textarea id="finder-q" rows="4" autofocus spellcheck="false" autocomplete="off" autocapitalize="off"></textarea>
			<div class="foot-row"><span>Nothing you paste leaves this page.</span><span class="took"></span>
			<button class="btn main">Look it up</button></div>
		</form><p class="vh verdict-status" role="status"></p><section class="verdicts" aria-label="Verdict"></section></hs-paste>`;
	element.querySelector('button')?.addEventListener('click', () => element.close());
	element.querySelector('textarea')?.addEventListener('keydown', sendOnEnter);
	element.querySelector('form')?.addEventListener('submit', send);
	element.addEventListener('click', (event) => {
		if (event.target === element) element.close();
	});
	document.body.append(element);
	return element;
}

function sendOnEnter(event: KeyboardEvent): void {
	const box = event.currentTarget as HTMLTextAreaElement;
	if (event.key !== 'Enter' || event.shiftKey || event.isComposing || box.value.includes('\n')) return;
	event.preventDefault();
	box.form?.requestSubmit();
}

/** Hands the text to the search page through this tab, never through an address. */
function send(event: SubmitEvent): void {
	event.preventDefault();
	keepPaste(dialog?.querySelector('textarea')?.value ?? '');
	location.assign('/search/');
}

function isTyping(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|SELECT|TEXTAREA)$/.test(target.tagName))
	);
}
