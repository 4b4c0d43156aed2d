import { messageOf } from '../core/text/message-of.ts';
import { button, h } from './dom.ts';
import { RequestError } from './load-part.ts';

/**
 * Shows that something failed, and announces it to screen readers. The message comes after an element and replaces an
 * earlier one there; {@link clearFailure} removes it.
 *
 * @param what One sentence that says what failed and what the current state is.
 * @param error The reason, if something was thrown. An error in the site's own code is also reported to the console.
 * @param actions The actions for the reader, each as a button.
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

/** Removes the message that {@link showFailure} showed after an element. */
export function clearFailure(place: Element): void {
	if (place.nextElementSibling?.matches('.failure')) place.nextElementSibling.remove();
}

/** Starts an element. If this fails, the page says so, instead of silently missing the element's controls. */
export function startVisibly(element: Element, start: () => void): void {
	try {
		start();
	} catch (error) {
		showFailure(element, 'The controls of this page could not be started.', error);
	}
}

/** The button for failures that a reload of the page can fix. */
export const RELOAD: Actions = { 'Reload the page': () => location.reload() };

/** Actions by the label of their button. */
export type Actions = Record<string, () => void>;
