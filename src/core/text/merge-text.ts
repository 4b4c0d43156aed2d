/**
 * Merges two edits of one text. Each edit counts as one replacement. Characters that either side inserted are never
 * lost. If both sides insert at the same offset, `mine` comes first, so that the other edit does not split a word that
 * is being typed.
 *
 * @param base The text that both sides started from.
 */
export function mergeText(base: string, mine: string, theirs: string): string {
	if (mine === base || mine === theirs) return theirs;
	if (theirs === base) return mine;
	const a = editOf(base, mine);
	const b = editOf(base, theirs);
	if (a.end <= b.start) return splice(splice(base, b), a);
	if (b.end <= a.start) return splice(splice(base, a), b);
	// The edits overlap.
	return splice(base, { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end), text: a.text + b.text });
}

/** The position of a caret after the text around it has changed. Text inserted exactly at the caret goes after it. */
export function moveCaret(caret: number, before: string, after: string): number {
	const { start, end, text } = editOf(before, after);
	if (caret <= start) return caret;
	if (caret >= end) return caret + text.length - (end - start);
	return Math.min(caret, start + text.length);
}

/** The smallest replacement that turns one text into the other. */
function editOf(before: string, after: string): Edit {
	const shorter = Math.min(before.length, after.length);
	let start = 0;
	while (start < shorter && before[start] === after[start]) start += 1;
	let sameAtEnd = 0;
	while (sameAtEnd < shorter - start && before[before.length - 1 - sameAtEnd] === after[after.length - 1 - sameAtEnd])
		sameAtEnd += 1;
	return { start, end: before.length - sameAtEnd, text: after.slice(start, after.length - sameAtEnd) };
}

function splice(text: string, { start, end, text: inserted }: Edit): string {
	return text.slice(0, start) + inserted + text.slice(end);
}

interface Edit {
	/** Offsets in the old text. */
	start: number;
	end: number;
	/** The new text between the offsets. */
	text: string;
}
