import { showFailure } from './failure.ts';
import { storePaste } from './stored-paste.ts';
import { href } from './href.ts';

/**
 * Opens the search page with the text of a box. The text is passed through the storage of this tab, never in an address.
 */
export function sendPaste(box: HTMLTextAreaElement | HTMLInputElement): void {
	const go = () => location.assign(href('/search/'));
	if (storePaste(box.value)) go();
	else {
		showFailure(box, 'This browser does not let the site pass the text on. Copy it to the search page.', undefined, {
			'Open the search page': go,
		});
	}
}
