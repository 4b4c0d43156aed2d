import { messageOf } from '../core/text/message-of.ts';
import { button, h } from './dom.ts';
import { RequestError } from './load-part.ts';

/**
 * Shows that something failed, and announces it to screen readers. The message is inserted directly after
 * `element` and replaces an earlier message there; {@link clearFailure} removes it.
 *
 * @param element The element after which the message appears.
 * @param what One sentence that says what failed and what the current state is.
 * @param error The reason, if something was thrown. An error in the site's own code is also reported to the console.
 * @param actions The actions for the reader, each as a button.
 */
export function showFailure(element: Element, what: string, error?: unknown, actions: Actions = RELOAD): void {
	const isExpected = error === undefined || error instanceof RequestError;
	if (!isExpected) reportError(error);
	const why = error === undefined ? '' : ` ${isExpected ? '' : 'This is a bug: '}${messageOf(error)}`;
	const buttons = Object.entries(actions).map(([label, act]) => button(label, act));
	clearFailure(element);
	element.after(
		h('div', { class: 'failure', role: 'alert' }, h('p', {}, what + why), h('div', { class: 'go' }, ...buttons)),
	);
}

/** Removes the message that {@link showFailure} showed after an element. */
export function clearFailure(element: Element): void {
	if (element.nextElementSibling?.matches('.failure')) element.nextElementSibling.remove();
}

/** Runs the code that sets up an element. If it throws, a message after the element says so. */
export function setUpOrShowFailure(element: Element, setUp: () => void): void {
	try {
		setUp();
	} catch (error) {
		showFailure(element, 'The controls do not work.', error);
	}
}

/** The button for failures that a reload of the page can fix. */
export const RELOAD: Actions = { 'Reload the page': () => location.reload() };

/** Actions by the label of their button. */
export type Actions = Record<string, () => void>;
