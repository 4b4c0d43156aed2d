import { showFailure } from './failure.ts';
import { storePaste } from './stored-paste.ts';
import { href } from './href.ts';

/** Hands the text of a box to the search page through this tab, never through an address, and goes there. */
export function sendPaste(box: HTMLTextAreaElement): void {
	const go = () => location.assign(href('/search/'));
	if (storePaste(box.value)) go();
	else {
		showFailure(box, 'This browser does not let the site pass the text on. Copy it and paste it there.', undefined, {
			'Open the search page': go,
		});
	}
}
