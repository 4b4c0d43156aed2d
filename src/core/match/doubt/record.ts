import { LINE_FEED } from '../text/chars.ts';

/**
 * The part of a text that belongs to a match: its lines, the lines of the same stack trace around them, and a few lines
 * of other records. Its size is bounded, even in a text without line breaks.
 */
export function recordAround(text: string, start: number, end: number, limits: LineLimits): [from: number, to: number] {
	return [startOf(text, start, limits.before), endOf(text, end, limits.after)];
}

const MAX_BEFORE_LENGTH = 8192;
const MAX_AFTER_LENGTH = 16_384;

function startOf(text: string, start: number, maxOthers: number): number {
	const limit = Math.max(0, start - MAX_BEFORE_LENGTH);
	let from = lineStart(text, start, limit);
	for (let othersLeft = maxOthers; from > limit;) {
		const above = lineStart(text, from - 1, limit);
		if (!isContinuation(text, above, from)) othersLeft--;
		if (othersLeft < 0) break;
		from = above;
	}
	return from;
}

function endOf(text: string, end: number, maxOthers: number): number {
	const limit = Math.min(text.length, end + MAX_AFTER_LENGTH);
	let to = lineEnd(text, end, limit);
	for (let othersLeft = maxOthers; to < limit;) {
		const below = lineEnd(text, to + 1, limit);
		if (!isContinuation(text, to + 1, below)) othersLeft--;
		if (othersLeft < 0) break;
		to = below;
	}
	return to;
}

/** Does not use `lastIndexOf`, which would search all of a text without line breaks. */
function lineStart(text: string, at: number, limit: number): number {
	let i = at;
	while (i > limit && text.charCodeAt(i - 1) !== LINE_FEED) i--;
	return i;
}

function lineEnd(text: string, at: number, limit: number): number {
	let i = at;
	while (i < limit && text.charCodeAt(i) !== LINE_FEED) i++;
	return i;
}

/** Whether a line continues the line above it: it is a stack frame or a cause, or is indented or empty. */
function isContinuation(text: string, from: number, to: number): boolean {
	return CONTINUATION.test(text.slice(from, Math.min(to, from + MAX_BEGINNING_LENGTH)));
}

const MAX_BEGINNING_LENGTH = 80;
const CONTINUATION =
	/^(?:[\w.-]{1,40}\s{0,20}\|)?(?:\s|$|[>})\]"'{]|at |\.\.\. |Caused by|Caused:|Suppressed|Traceback|During handling|The above exception|E {2,})/;

/** The maximum number of lines of other records that count as near a match. */
export interface LineLimits {
	before: number;
	after: number;
}
