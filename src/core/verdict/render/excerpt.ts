/**
 * The part of a paste that shows a match: the matched span with some context, cut at line ends if possible. For a long
 * span, only its beginning and its end.
 */
export function excerptOf(text: string, [start, end]: readonly [number, number]): Excerpt {
	const from = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - MAX_CONTEXT_LENGTH);
	const lineEnd = text.indexOf('\n', end);
	const to = Math.min(lineEnd < 0 ? text.length : lineEnd, end + MAX_CONTEXT_LENGTH);
	return {
		before: (from > 0 && text[from - 1] !== '\n' ? '…' : '') + text.slice(from, start),
		match: shorten(text.slice(start, end)),
		after: text.slice(end, to) + (to < text.length && text[to] !== '\n' ? '…' : ''),
	};
}

const MAX_CONTEXT_LENGTH = 80;
const MAX_EXCERPT_LENGTH = 600;

function shorten(text: string): string {
	if (text.length <= MAX_EXCERPT_LENGTH) return text;
	return `${text.slice(0, MAX_EXCERPT_LENGTH / 2)} … ${text.slice(-MAX_EXCERPT_LENGTH / 2)}`;
}

export interface Excerpt {
	before: string;
	match: string;
	after: string;
}
