import { showFailure } from './failure.ts';
import { loadPart } from './request.ts';
import { sendPaste } from './send-paste.ts';

let dialog: HTMLDialogElement | undefined;

/** Opens the search box over the page. It takes text and sends it on by itself; the verdict joins when its code has arrived. */
export function openFinder(): void {
	dialog ??= createDialog();
	if (!dialog.open) dialog.showModal();
	loadPart(import('./hs-paste.ts')).catch((error: unknown) => {
		const form = dialog?.querySelector('form');
		if (form) showFailure(form, 'There is no verdict here; the button still looks the text up.', error);
	});
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
	const box = dialog?.querySelector('textarea');
	if (box) sendPaste(box);
}
