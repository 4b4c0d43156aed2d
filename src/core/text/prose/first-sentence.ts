/**
 * The first sentence of a text. It ends at a full stop or another end mark, if white space and a capital letter, a
 * digit or an opening mark follow: "p95 was 1.2 s." is one sentence.
 */
export function firstSentence(text: string): string {
	const end = /(?<!\b(?:e\.g|i\.e))[.!?]["'”)]?(?=\s+[\p{Lu}\d"'“(`])/u.exec(text);
	return end ? text.slice(0, end.index + end[0].length) : text;
}
