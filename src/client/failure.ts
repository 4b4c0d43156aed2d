import { messageOf } from '../core/text/message-of.ts';
import { button, h } from './dom.ts';
import { RequestError } from './load-part.ts';

/**
 * Says in sight, and to screen readers, that something did not work. The message comes after an element and replaces an
 * earlier one there; {@link clearFailure} takes it away.
 *
 * @param what One sentence: what did not happen, and what state things are in.
 * @param error Why, if something was thrown. A fault of the site's own code is also reported to the console.
 * @param actions What the reader can do, each a button.
 */
export function showFailure(place: Element, what: string, error?: unknown, actions: Actions = RELOAD): void {
	const isExpected = error === undefined || error instanceof RequestError;
	if (!isExpected) reportError(error);
	const why =
		error === undefined ? '' : isExpected ? ` ${messageOf(error)}` : ` This page has a fault: ${messageOf(error)}`;
	const buttons = Object.entries(actions).map(([label, act]) => button(label, act));
	clearFailure(place);
	place.after(
		h('div', { class: 'failure', role: 'alert' }, h('p', {}, what + why), h('div', { class: 'go' }, ...buttons)),
	);
}

/** Takes away what {@link showFailure} showed after an element. */
export function clearFailure(place: Element): void {
	if (place.nextElementSibling?.matches('.failure')) place.nextElementSibling.remove();
}

/** Runs the start of an element; if it fails, the page says so instead of missing its controls in silence. */
export function startVisibly(element: Element, start: () => void): void {
	try {
		start();
	} catch (error) {
		showFailure(element, 'The controls of this page could not be started.', error);
	}
}

/** The button for what a new copy of the page can fix. */
export const RELOAD: Actions = { 'Reload the page': () => location.reload() };

/** What to do, by the label of the button. */
export type Actions = Record<string, () => void>;
