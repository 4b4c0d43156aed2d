import { readTab, writeTab } from './tab-storage.ts';

/**
 * Remembers in this tab what led the reader to a runbook: the name of an alert, or the title of a recognised error. An
 * incident that is started within an hour is recorded with it.
 */
export function rememberSignal(name: string): void {
	writeTab(KEY, `${Date.now()} ${name}`);
}

/** Remembers a signal when the reader follows a link in the element that shows it. */
export function rememberOnClick(element: HTMLElement, name: string): HTMLElement {
	element.addEventListener('click', ({ target }) => {
		if ((target as Element).closest('a')) rememberSignal(name);
	});
	return element;
}

/** What led the reader to this page within the last hour. */
export function recentSignal(): string | undefined {
	const [, time, name] = /^(\d{1,15}) (.+)$/.exec(readTab(KEY, 300) ?? '') ?? [];
	const age = Date.now() - Number(time);
	return age >= 0 && age < 3_600_000 ? name : undefined;
}

const KEY = 'hs-signal';
