/**
 * The sentences of a text. A sentence ends at an end mark if white space and a capital letter, a digit or an opening
 * mark follow: "p95 was 1.2 s." is one sentence. Sentences are never divided inside `code` or inside the text of a
 * link.
 */
export function sentencesOf(text: string): string[] {
	const sentences: string[] = [];
	let unfinished = '';
	for (const part of text.trim().split(SENTENCE_BREAK)) {
		unfinished = unfinished === '' ? part : `${unfinished} ${part}`;
		if (!isBalanced(unfinished)) continue;
		sentences.push(unfinished);
		unfinished = '';
	}
	return unfinished === '' ? sentences : [...sentences, unfinished];
}

const SENTENCE_BREAK = /(?<=[.!?]["'”)]?)\s+(?=[\p{Lu}\d"'“(`[])/u;

/** Whether all code and all link texts in a text are complete. */
function isBalanced(text: string): boolean {
	const prose = text.replaceAll(/`[^`]*`/g, '');
	return !prose.includes('`') && prose.split('[').length === prose.split(']').length;
}
