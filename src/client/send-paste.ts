import { showFailure } from './failure.ts';
import { storePaste } from './stored-paste.ts';
import { href } from './href.ts';

/**
 * Opens the search page with the text of a box, which is passed through the storage of this tab, never through an address.
 */
export function sendPaste(box: HTMLTextAreaElement): void {
	const go = () => location.assign(href('/search/'));
	if (storePaste(box.value)) go();
	else {
		showFailure(box, 'This browser does not let the site pass the text on. Copy it and paste it there.', undefined, {
			'Open the search page': go,
		});
	}
}
