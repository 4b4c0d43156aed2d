import { draftErrorPage } from '../core/draft/error-page.ts';
import { announce } from './announce.ts';
import { saveFile } from './save-file.ts';

/** Saves a draft of an error page for a text that no page describes; only a person can fill in its placeholders. */
export function downloadDraft(text: string): void {
	const { fileName, source } = draftErrorPage(text);
	saveFile(fileName, source);
	announce(`Saved as ${fileName}. Move it to content/errors and fill in its placeholders.`);
}
