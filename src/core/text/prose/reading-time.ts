/** Words that an adult reads in a minute, in a text with figures and names of settings. */
const WORDS_PER_MINUTE = 220;

/** Minutes that it takes to read texts, rounded, and at least one. */
export function readingMinutes(texts: Iterable<string>): number {
	let words = 0;
	for (const text of texts) words += text.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
	return Math.max(1, Math.round(words / WORDS_PER_MINUTE));
}
