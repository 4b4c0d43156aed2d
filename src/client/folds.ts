/** The parts of a runbook that open and close, in the order of the page. */
export function folds(): HTMLDetailsElement[] {
	return [...document.querySelectorAll<HTMLDetailsElement>('.fold')];
}

/** Opens the part that an anchor leads to: the one that contains its element, or else the first one after it. */
export function openAt(anchor: string): void {
	const target = document.getElementById(anchor);
	if (!target) return;
	const fold =
		target.closest<HTMLDetailsElement>('.fold') ??
		(target.closest('article') &&
			folds().find((each) => target.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING));
	if (fold) fold.open = true;
	target.scrollIntoView();
}

/** Closes one part and opens the next one, whose heading gets the focus. */
export function moveTo(next: HTMLDetailsElement, from?: HTMLDetailsElement | null): void {
	if (from) from.open = false;
	next.open = true;
	const summary = next.querySelector('summary');
	summary?.focus();
	summary?.scrollIntoView({ block: 'nearest' });
}
