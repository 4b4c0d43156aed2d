import { draftErrorPage } from '../core/draft/error-page.ts';
import { announce } from './announce.ts';
import { h } from './dom.ts';

/** Saves a draft of an error page for a text that is not known yet; only a person can fill its blanks. */
export function downloadDraft(text: string): void {
	const { fileName, source } = draftErrorPage(text);
	const url = URL.createObjectURL(new Blob([source], { type: 'text/plain' }));
	h('a', { href: url, download: fileName }).click();
	setTimeout(() => URL.revokeObjectURL(url), 10_000);
	announce(`Saved as ${fileName}. Put it into content/errors and fill its blanks.`);
}
