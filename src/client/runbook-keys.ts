import { announce } from './announce.ts';
import { folds, moveTo } from './folds.ts';
import { isTyping } from './is-typing.ts';

/**
 * Keys of a runbook: n opens the next part, c copies the first command of the current part, m shows or hides its note.
 * The reader can switch the keys off, because someone who speaks to the computer may trigger single letters by accident
 * (WCAG 2.2, criterion 2.1.4).
 */
export function onKey(event: KeyboardEvent): void {
	if (
		event.ctrlKey ||
		event.metaKey ||
		event.altKey ||
		isTyping(event.target) ||
		document.querySelector('dialog[open]')
	)
		return;
	const current = currentFold();
	if (event.key === 'n') {
		const all = folds();
		const next = all[all.findIndex((each) => each === current) + 1];
		if (next) moveTo(next, current);
		else announce('This is the last part.');
	} else if (event.key === 'c') {
		current?.querySelector<HTMLElement>('hs-command header button')?.click();
	} else if (event.key === 'm') {
		current?.querySelector<HTMLElement>('.tick button')?.click();
		event.preventDefault();
	}
}

/** The part that has the focus, or else the first one that is open. */
function currentFold(): HTMLDetailsElement | null {
	return document.activeElement?.closest<HTMLDetailsElement>('.fold') ?? folds().find(({ open }) => open) ?? null;
}
